import { type AgreementKind, agreementKinds, type SignatoryRole, signatoryRoles } from '@zuomei/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { moneyShape } from './agreements.dto.js';
import { IsDay } from './days.js';

export class PreviewSignatory {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  title?: string | null;

  @IsOptional()
  @IsIn(signatoryRoles)
  role?: SignatoryRole;
}

export class PreviewParty {
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  label?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PreviewSignatory)
  signatories?: PreviewSignatory[];
}

/** What a draft has so far; anything may still be missing. */
export class PreviewBody {
  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200_000)
  body?: string;

  /** Whose text is to be filled; instead of `body`. */
  @IsOptional()
  @IsUUID()
  templateId?: string;

  /** With them the text is filled as a template is, what is missing shown by its name; without, it stays as it is. */
  @IsOptional()
  @IsObject()
  variables?: Record<string, string>;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PreviewParty)
  parties?: PreviewParty[];

  @IsOptional()
  @Matches(moneyShape)
  amount?: string | null;

  @IsOptional()
  @Matches(moneyShape)
  technologyTransactionAmount?: string | null;

  @IsOptional()
  @IsDay()
  termStartsOn?: string | null;

  @IsOptional()
  @IsDay()
  termEndsOn?: string | null;
}
