import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PartyBody } from '../agreements/agreements.dto.js';
import { IsDay, IsDayOrInstant } from '../agreements/days.js';

/** What all agreements of a table have in common, as JSON in the form's field `common`. */
export class BulkBody {
  /** The first party: ours. */
  @IsObject()
  @ValidateNested()
  @Type(() => PartyBody)
  party!: PartyBody;

  /** What the row's organisation is called; 乙方 unless said. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(40)
  otherLabel?: string;

  /** When the other party signs, as `order` of signatories; 1 unless said. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  otherOrder?: number;

  /** For rows that do not say; the template's name unless said. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  eventIds?: string[];

  @IsOptional()
  @IsDay()
  termStartsOn?: string;

  @IsOptional()
  @IsDay()
  termEndsOn?: string;

  @IsOptional()
  @IsDayOrInstant()
  signBy?: string;

  @IsOptional()
  @IsBoolean()
  signingCode?: boolean;

  /** For rows that do not say. */
  @IsOptional()
  @IsObject()
  variables?: Record<string, string>;
}

const flags = ['true', 'false', '1', '0', ''] as const;

export class BulkQuery {
  /** `true`: says what would happen and writes nothing. */
  @IsOptional()
  @IsIn(flags)
  dryRun?: string;

  /** `true`: sends every draft of the table, the ones made before too. */
  @IsOptional()
  @IsIn(flags)
  send?: string;
}

export const isOn = (flag: string | undefined): boolean => flag === 'true' || flag === '1';

/** What became of one row. */
export class BulkResult {
  /** As a spreadsheet numbers it. */
  row!: number;
  organisation!: string;
  /** `updated`: the draft made of it before says now what the row says. */
  result!: 'created' | 'updated' | 'unchanged';
  /** Not of a dry run's new ones. */
  agreementId?: string;
  number?: string;
  /** How the agreement is now. */
  status?: string;
  /** Why it could not be sent. */
  error?: string;
}

export class BulkView {
  created!: number;
  updated!: number;
  unchanged!: number;
  sent!: number;
  results!: BulkResult[];
}
