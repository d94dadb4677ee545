import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Matches, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import {
  type FinanceProduct,
  financeProducts,
  type ReferralAnswer,
  referralAnswers,
  type ReferralService,
  referralServices,
} from '../vocabulary.js';

/** A hand-over to a service, as it now is; to whom and what was said stays in notifications. */
export class ReferralRecordedV1 {
  @IsUUID() referralId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() followUpId!: string;
  @IsOptional() @IsUUID() eventId?: string;
  @IsIn(referralServices) service!: ReferralService;
  @IsISO8601() askedOn!: string;
  @IsIn(referralAnswers) answer!: ReferralAnswer;
  @IsOptional() @IsISO8601() answeredOn?: string;
  /** Of financing. */
  @IsOptional() @IsIn(financeProducts) product?: FinanceProduct;
  /** Decimal yuan. */
  @IsOptional() @Matches(/^\d{1,15}\.\d{2}$/) amountAsked?: string;
  @IsOptional() @Matches(/^\d{1,15}\.\d{2}$/) amountGranted?: string;
}

export const ReferralRecorded = defineFact({
  type: 'agreements.referral-recorded.v1',
  topic: topics.agreements,
  aggregate: 'referral',
  payload: ReferralRecordedV1,
  summary: 'A follow-up was referred to a service, or the service answered.',
});
