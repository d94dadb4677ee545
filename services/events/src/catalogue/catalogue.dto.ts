import { catalogueStatuses, type CatalogueStatus } from '@zuomei/contracts';
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CommaList, IsCode, IsDay, LowerCased, Trimmed } from '../fields.js';
import { CatalogueFileView } from '../catalogue-files/catalogue-files.dto.js';
import { OrganisationName } from '../organisations/organisation.dto.js';

/** Whom to ask: personal data, for members of the owner, organisers and staff. */
export class CatalogueContactDto {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(100) name!: string;
  @IsOptional() @Trimmed() @IsEmail() @MaxLength(254) email?: string | null;
  @IsOptional() @Trimmed() @IsString() @MaxLength(40) phone?: string | null;
}

export class CatalogueInput {
  /** Key in imports and spreadsheets; no spaces, no semicolons. */
  @IsOptional() @Trimmed() @IsCode() code?: string | null;
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) title!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) titleEn?: string | null;
  @IsOptional() @Trimmed() @IsString() @MaxLength(20_000) summary?: string | null;
  /** The organisation that offers or looks for it. */
  @LowerCased() @IsUUID() ownerId!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) industry?: string | null;
  /** Last day on which it is offered, such as `2026-12-31`; afterwards it is `expired`. */
  @IsOptional() @IsString() @IsDay() validUntil?: string | null;
  /** Answered where one record is read, not in lists. */
  @IsOptional() @ValidateNested() @Type(() => CatalogueContactDto) contact?: CatalogueContactDto | null;
}

export class AchievementInput extends CatalogueInput {
  /** How far it is, in the owner's words: 样机, 小试, 中试, 量产 … */
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) maturity?: string | null;
}

export class NeedInput extends CatalogueInput {
  /** An open call 揭榜挂帅. */
  @IsOptional() @IsBoolean() openCall?: boolean;
  /** Last day for answers; afterwards it is `expired`. */
  @IsOptional() @IsString() @IsDay() answerBy?: string | null;
}

export class AchievementChange extends PartialType(AchievementInput, { skipNullProperties: false }) {}
export class NeedChange extends PartialType(NeedInput, { skipNullProperties: false }) {}

export class GiveBackInput {
  /** What is to be mended; told to who drafted it. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(1000) reason!: string;
}

export class CatalogueFilter extends PageQuery {
  @IsOptional() @CommaList() @IsIn(catalogueStatuses, { each: true }) status?: CatalogueStatus[];
  @IsOptional() @IsString() @MaxLength(100) industry?: string;
  @IsOptional() @LowerCased() @IsUUID() owner?: string;
  /** Words of a title, summary, industry or code, also in traditional characters, or part of the owner's name. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

export class NeedFilter extends CatalogueFilter {
  /** Only open calls 揭榜挂帅, or only what is none. */
  @IsOptional() @IsIn(['true', 'false']) openCall?: 'true' | 'false';
}

export class CatalogueView {
  id!: string;
  /** Rises by one with each change; may be sent back as `If-Match`. */
  version!: number;
  @ApiProperty({ enum: catalogueStatuses }) status!: CatalogueStatus;
  /** Why a reviewer gave it back; for members of the owner, organisers and staff. */
  reason?: string | null;
  code!: string | null;
  title!: string;
  titleEn!: string | null;
  summary!: string | null;
  ownerId!: string;
  owner?: OrganisationName;
  industry!: string | null;
  validUntil!: string | null;
  publishedAt!: string | null;
  /** Where one record is read, by members of its owner, organisers and staff. */
  contact?: CatalogueContactDto | null;
  /** Where one record is read. */
  files?: CatalogueFileView[];
}

export class AchievementView extends CatalogueView {
  maturity!: string | null;
}

export class NeedView extends CatalogueView {
  openCall!: boolean;
  answerBy!: string | null;
}

export class AchievementPage {
  items!: AchievementView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

export class NeedPage {
  items!: NeedView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
