import { ApiProperty } from '@nestjs/swagger';
import { Trimmed } from '@zuomei/platform';
import { IsEmail, IsIn, MaxLength } from 'class-validator';

export const erasureAuthors = ['attendee', 'organiser', 'retention'] as const;
export type ErasureAuthor = (typeof erasureAuthors)[number];

/** What was erased; `identity`: name and title, `contact`: address and phone. */
export const dataClasses = [
  'identity',
  'contact',
  'answers',
  'files',
  'notes',
  'survey_comment',
  'invitation',
] as const;
export type DataClass = (typeof dataClasses)[number];

export class EraseDto {
  /** Must be true: what is erased cannot be brought back, and a place held is given to the next in line. */
  @IsIn([true]) confirm!: boolean;
}

/** Proof that somebody was erased. It names nobody. */
export class ErasureDto {
  number!: string;
  eventId!: string;
  erasedAt!: string;
  /** Who asked; `retention`: nobody, their time was over. */
  @ApiProperty({ enum: erasureAuthors }) requestedBy!: ErasureAuthor;
  @ApiProperty({ enum: dataClasses, isArray: true }) dataClasses!: DataClass[];
  /** Place in the register. */
  seq!: number;
  /** SHA-256 over this line and the one before it. */
  hash!: string;
  prevHash!: string;
}

export class ErasuresDto {
  items!: ErasureDto[];
}

export class FindErasureDto {
  @Trimmed() @IsEmail() @MaxLength(254) email!: string;
}
