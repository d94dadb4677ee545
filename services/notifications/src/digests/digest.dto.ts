import { digestCategories, type DigestCategory } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class MonthQuery {
  /** Such as `2025-10`. */
  @IsString() @Matches(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/) month!: string;
}

/** What is printed otherwise than the event says; null takes that back. */
export class DigestEditInput {
  @IsUUID() eventId!: string;
  /** Left out of the digest. */
  @IsOptional() @IsBoolean() hidden?: boolean | null;
  @IsOptional() @IsIn(digestCategories) category?: DigestCategory | null;
  @IsOptional() @IsString() @MaxLength(50) dateText?: string | null;
  @IsOptional() @IsString() @MaxLength(200) title?: string | null;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(200, { each: true }) hosts?:
    string[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(200, { each: true }) guests?:
    string[] | null;
  @IsOptional() @IsString() @MaxLength(5000) outcome?: string | null;
  /** How many of the event's pictures are printed, from its cover on; without a word two. */
  @IsOptional() @IsInt() @Min(0) @Max(6) pictures?: number | null;
}

export class DigestChange {
  @IsOptional() @IsString() @MaxLength(200) title?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((edit: DigestEditInput) => edit.eventId)
  @ValidateNested({ each: true })
  @Type(() => DigestEditInput)
  events?: DigestEditInput[];
}

export class DigestPictureView {
  id!: string;
  alt!: string;
  credit!: string | null;
  @ApiProperty({ type: 'integer' }) width!: number;
  @ApiProperty({ type: 'integer' }) height!: number;
}

export class DigestEventView {
  eventId!: string;
  /** Within its heading, from `01`. */
  no!: string;
  /** As the Chinese write it; empty where only the month is known. */
  dateText!: string;
  title!: string;
  hosts!: string[];
  guests!: string[];
  outcome!: string;
  /** Shown there, by name; left out where none was. */
  laboratories?: string[];
  /** At `/api/events/<eventId>/pictures/<id>`; left out where none is printed. */
  pictures?: DigestPictureView[];
}

export class DigestHeadingView {
  @ApiProperty({ enum: digestCategories }) category!: DigestCategory;
  name!: string;
  events!: DigestEventView[];
}

/** An event of the month that its editors left out. */
export class HiddenEventView {
  eventId!: string;
  title!: string;
}

export class DigestView {
  month!: string;
  version!: number;
  @ApiProperty({ enum: ['draft', 'published'] }) status!: 'draft' | 'published';
  title!: string;
  publishedAt!: string | null;
  /** For editors: what is shown here differs from what was published. */
  changedSince?: boolean;
  /** For editors: what was left out and may come back. */
  hidden?: HiddenEventView[];
  categories!: DigestHeadingView[];
}

export class PublishedMonths {
  /** The latest first. */
  items!: { month: string; title: string; publishedAt: string }[];
}
