import {
  type FinanceProduct,
  financeProducts,
  type ReferralAnswer,
  referralAnswers,
  type ReferralService,
  referralServices,
} from '@zuomei/contracts';
import { NullIsLeftOut, PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { moneyShape } from '../agreements/agreements.dto.js';
import { IsDay } from '../agreements/days.js';

export class ReferralBody {
  @IsIn(referralServices)
  service!: ReferralService;

  /** Who gives the service. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  referredTo!: string;

  /** A local day; today unless said. */
  @IsOptional()
  @NullIsLeftOut()
  @IsDay()
  askedOn?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(4000)
  note?: string;

  /** Of financing, and then required. */
  @IsOptional()
  @NullIsLeftOut()
  @IsIn(financeProducts)
  product?: FinanceProduct;

  /** Decimal yuan; of financing. */
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @Matches(moneyShape)
  amountAsked?: string;
}

export class ReferralAnswerBody {
  @IsIn(referralAnswers)
  answer!: ReferralAnswer;

  /** A local day; today unless said. */
  @IsOptional()
  @NullIsLeftOut()
  @IsDay()
  answeredOn?: string;

  /** Decimal yuan; of financing that was accepted. */
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @Matches(moneyShape)
  amountGranted?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(4000)
  note?: string;
}

export class ReferralsFilter extends PageQuery {
  @IsOptional()
  @IsIn(referralServices)
  service?: ReferralService;

  @IsOptional()
  @IsIn(financeProducts)
  product?: FinanceProduct;

  @IsOptional()
  @IsIn(referralAnswers)
  answer?: ReferralAnswer;

  /** Id of an event. */
  @IsOptional()
  @IsUUID()
  event?: string;

  /** Id of a case. */
  @IsOptional()
  @IsUUID()
  followUp?: string;

  /** First local day on which it was asked, inclusive. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last local day, inclusive. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** In who gives the service and in the names of both organisations. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class ReferralView {
  id!: string;
  version!: number;
  followUpId!: string;
  eventId?: string;
  eventTitle?: string;
  fromOrganisationName?: string;
  toOrganisationName?: string;
  service!: ReferralService;
  referredTo!: string;
  askedOn!: string;
  answer!: ReferralAnswer;
  answeredOn?: string;
  note?: string;
  product?: FinanceProduct;
  /** Decimal yuan. */
  amountAsked?: string;
  amountGranted?: string;
}

export class ReferralPage {
  items!: ReferralView[];
  nextCursor!: string | null;
}

/** One service, or one product of financing. */
export class ReferralFigures {
  service!: ReferralService;
  product?: FinanceProduct;
  asked!: number;
  pending!: number;
  accepted!: number;
  declined!: number;
  /** Decimal yuan; of financing. */
  amountAsked?: string;
  amountGranted?: string;
  /** The list that is counted. */
  href!: string;
}

export class ReferralSummary {
  asked!: number;
  amountAsked!: string;
  amountGranted!: string;
  items!: ReferralFigures[];
}
