import { IsString, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../agreements/days.js';

/** The fields beside `file`. */
export class PaperBody {
  /** The local day of signing. */
  @IsDay()
  signedOn!: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  place!: string;
}
