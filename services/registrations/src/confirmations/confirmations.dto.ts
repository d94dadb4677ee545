import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class ConfirmEmailTokenDto {
  /** What stands after `#` in the link. */
  @IsString() @IsNotEmpty() @MaxLength(200) token!: string;
}
