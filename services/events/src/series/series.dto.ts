import { PageQuery } from '@zuomei/platform';
import { PartialType } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LowerCased, Trimmed } from '../fields.js';

export class SeriesInput {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) name!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) nameEn?: string | null;
  /** The series this one is part of. */
  @IsOptional() @LowerCased() @IsUUID() parentId?: string | null;
}

export class SeriesChange extends PartialType(SeriesInput, { skipNullProperties: false }) {}

export class SeriesFilter extends PageQuery {
  /** Only the direct children of this series. */
  @IsOptional() @LowerCased() @IsUUID() parent?: string;
  /** Part of a name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

/** A series as others need it to name it. */
export class SeriesName {
  id!: string;
  name!: string;
  nameEn!: string | null;
}

export class SeriesView {
  id!: string;
  /** Rises by one with each change; may be sent back as `If-Match`. */
  version!: number;
  name!: string;
  nameEn!: string | null;
  parentId!: string | null;
}

export class SeriesPage {
  items!: SeriesView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
