import {
  type AgreementKind,
  agreementKinds,
  type Locale,
  locales,
  type SignatoryRole,
  signatoryRoles,
} from '@zuomei/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MilestoneBody } from '../milestones/milestones.dto.js';
import { IsDay, IsDayOrInstant } from './days.js';

export { IsDay } from './days.js';

const always = (): boolean => true;

/** Up to 15 digits and two decimals. */
export const moneyShape = /^\d{1,15}(\.\d{1,2})?$/;

export class SignatoryBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  /** Where the link to sign is mailed. */
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  title?: string | null;

  /** `cc` gets the signed copy and signs nothing. */
  @IsIn(signatoryRoles)
  role!: SignatoryRole;

  /** Equal numbers sign in parallel, lower ones first; 1 unless said. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  order?: number;

  /** Language of the mails to them; zh-CN unless said. */
  @IsOptional()
  @IsIn(locales)
  locale?: Locale;
}

export class PartyBody {
  @IsUUID()
  organisationId!: string;

  /** 甲方, 乙方, … */
  @IsString()
  @Matches(/\S/)
  @MaxLength(40)
  label!: string;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SignatoryBody)
  signatories!: SignatoryBody[];
}

export class EndedTermFigureBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  label!: string;

  @IsString()
  @MaxLength(100)
  value!: string;

  @IsString()
  @MaxLength(40)
  unit!: string;

  @IsDay()
  asOf!: string;
}

/** What a new and a changed draft may both say. */
export class AgreementFields {
  /** The case it comes from; sending moves that to `drafting`, completion to `signed`. */
  @IsOptional()
  @IsUUID()
  followUpId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  eventIds?: string[];

  /** Short for one entry in `eventIds`. */
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  /** The text, as Markdown; raw HTML stays text, nothing is fetched. */
  @IsOptional()
  @IsString()
  @MaxLength(200_000)
  body?: string | null;

  /** Whose text, filled, is this draft's; instead of `body`. Filled again whenever the draft changes. */
  @IsOptional()
  @IsUUID()
  templateId?: string;

  /** What the template's variables stand for, but those that the draft itself says. */
  @IsOptional()
  @IsObject()
  variables?: Record<string, string>;

  /** Decimal yuan. */
  @IsOptional()
  @Matches(moneyShape)
  amount?: string | null;

  /** 技术交易额: a part of `amount`, never more. */
  @IsOptional()
  @Matches(moneyShape)
  technologyTransactionAmount?: string | null;

  @IsOptional()
  @IsIn(['CNY'])
  currency?: 'CNY';

  @IsOptional()
  @IsDay()
  termStartsOn?: string | null;

  /** Inclusive. */
  @IsOptional()
  @IsDay()
  termEndsOn?: string | null;

  /** The agreement that this one follows; it must have ended before this one starts. */
  @IsOptional()
  @IsUUID()
  renewsId?: string | null;

  /** What the ended term reached. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EndedTermFigureBody)
  endedTermFigures?: EndedTermFigureBody[];

  /** A day (its end, in Asia/Shanghai) or an instant; 30 days after sending unless said. */
  @IsOptional()
  @IsDayOrInstant()
  signBy?: string | null;

  /** Whoever signs enters a code that is mailed to them just before; false unless said. */
  @IsOptional()
  @IsBoolean()
  signingCode?: boolean;
}

/** A new draft. */
export class AgreementBody extends AgreementFields {
  @IsIn(agreementKinds)
  kind!: AgreementKind;

  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title!: string;

  @ValidateIf(always)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PartyBody)
  parties!: PartyBody[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MilestoneBody)
  milestones?: MilestoneBody[];
}

/** Changes of a draft: a field that is left out stays, null takes it away; `parties` replace all parties. */
export class AgreementChanges extends AgreementFields {
  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @ValidateIf(always)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PartyBody)
  parties?: PartyBody[];
}

export class ExtendBody {
  /** A day (its end, in Asia/Shanghai) or an instant, later than the time that holds now. */
  @IsDayOrInstant()
  signBy!: string;
}

export class RemindBody {
  /** One of those whose turn it is; all of them unless said. */
  @IsOptional()
  @IsUUID()
  signatoryId?: string;
}

export class ReasonBody {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
