import {
  type LetterKind,
  letterKinds,
  type LetterStatus,
  letterStatuses,
  type Locale,
  locales,
} from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
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
import { IsDay } from '../agreements/days.js';

export const mostHolders = 1000;

/** What all letters of a list say, unless a holder's line says otherwise. */
export class LetterFields {
  /** The post, 聘任职务: required for an appointment. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  post?: string;

  /** What a certificate is for; the title of its event unless said. */
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title?: string;

  /** Of a training. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  hours?: number;

  /** The term of an appointment, required there; of a training, how long the certificate is good. */
  @IsOptional()
  @IsDay()
  validFrom?: string;

  /** Inclusive. */
  @IsOptional()
  @IsDay()
  validTo?: string;

  /** When what is certified took place; the days of its event unless said. */
  @IsOptional()
  @IsDay()
  heldFrom?: string;

  /** Inclusive. */
  @IsOptional()
  @IsDay()
  heldTo?: string;

  /** The day on the letter; today unless said. */
  @IsOptional()
  @IsDay()
  issuedOn?: string;
}

/** Whose letter it is, and what it says apart from the others. */
export class HolderBody extends LetterFields {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string;

  /** Where the sealed letter is mailed. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  /** Language of that mail; zh-CN unless said. */
  @IsOptional()
  @IsIn(locales)
  locale?: Locale;
}

/** One letter or hundreds. */
export class LettersBody extends LetterFields {
  @IsIn(letterKinds)
  kind!: LetterKind;

  /** The organisation that issues them; the event's first host unless said. */
  @IsOptional()
  @IsUUID()
  issuerId?: string;

  /** What it certifies; its title, days and host need not be repeated. */
  @IsOptional()
  @IsUUID()
  eventId?: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostHolders)
  @ValidateNested({ each: true })
  @Type(() => HolderBody)
  holders?: HolderBody[];

  /** Instead of `holders`: whoever is recorded as having come to the event. Again, later: only who is new. */
  @IsOptional()
  @IsBoolean()
  everyoneWhoCame?: boolean;
}

const flags = ['true', 'false', '1', '0', ''] as const;

export class DryRunQuery {
  /** `true`: says what would happen and issues nothing. */
  @IsOptional()
  @IsIn(flags)
  dryRun?: string;
}

/** What rows say that do not say it themselves. */
export class LettersImportQuery extends LetterFields {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  declare hours?: number;

  @IsOptional()
  @IsIn(flags)
  dryRun?: string;

  @IsOptional()
  @IsIn(letterKinds)
  kind?: LetterKind;

  /** The organisation that issues them. */
  @IsOptional()
  @IsUUID()
  issuerId?: string;

  @IsOptional()
  @IsUUID()
  eventId?: string;
}

export class RevokeBody {
  /** Required. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class LettersFilter extends PageQuery {
  @IsOptional()
  @IsIn(letterKinds)
  kind?: LetterKind;

  @IsOptional()
  @IsIn(letterStatuses)
  status?: LetterStatus;

  /** What was issued together. */
  @IsOptional()
  @IsUUID()
  batch?: string;

  @IsOptional()
  @IsUUID()
  event?: string;

  /** Id of the organisation that issued it. */
  @IsOptional()
  @IsUUID()
  issuer?: string;

  /** Of `issuedOn`. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2099)
  year?: number;

  /** `hold`: on legal hold; `due`: the retention period is over and nothing holds it; `erased`: its holder is. */
  @IsOptional()
  @IsIn(['hold', 'due', 'erased'])
  keeping?: 'hold' | 'due' | 'erased';

  /** In number, post, title and issuer; or the holder's whole name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
