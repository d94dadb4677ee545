import { organisationKinds, type OrganisationKind } from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { PartialType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsCode, Trimmed } from '../fields.js';

export class OrganisationInput {
  /** Key in imports and spreadsheets, unique among organisations; no spaces, no semicolons. */
  @IsOptional() @Trimmed() @IsCode() code?: string | null;
  /** Name in Chinese, or as the organisation writes itself. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) name!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) nameEn?: string | null;
  @IsIn(organisationKinds) kind!: OrganisationKind;
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) city?: string | null;
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) district?: string | null;
  /** Unified social credit code 统一社会信用代码: 18 digits and capital letters. */
  @IsOptional() @Trimmed() @IsString() @Matches(/^[0-9A-Z]{18}$/) creditCode?: string | null;
}

export class OrganisationChange extends PartialType(OrganisationInput, { skipNullProperties: false }) {}

export class OrganisationFilter extends PageQuery {
  @IsOptional() @IsIn(organisationKinds) kind?: OrganisationKind;
  /** Part of a name or a code. */
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

/** An organisation as others need it to name it. */
export class OrganisationName {
  id!: string;
  name!: string;
  nameEn!: string | null;
}

export class OrganisationView {
  id!: string;
  /** Rises by one with each change; may be sent back as `If-Match`. */
  version!: number;
  code!: string | null;
  name!: string;
  nameEn!: string | null;
  kind!: OrganisationKind;
  city!: string | null;
  district!: string | null;
  creditCode!: string | null;
}

export class OrganisationPage {
  items!: OrganisationView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
