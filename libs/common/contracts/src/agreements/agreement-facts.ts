import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import {
  agreementKinds,
  type AgreementKind,
  agreementStatuses,
  type AgreementStatus,
  followUpStatuses,
  type FollowUpStatus,
  intentKinds,
  type IntentKind,
} from '../vocabulary.js';

export class IntentRecordedV1 {
  @IsUUID() intentId!: string;
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsUUID() eventId?: string;
  @IsIn(intentKinds) kind!: IntentKind;
  @IsOptional() @IsUUID() fromOrganisationId?: string;
  @IsUUID() toOrganisationId!: string;
  /** Of a settlement: the park, the area wanted in m², and from which day. */
  @IsOptional() @IsUUID() parkId?: string;
  @IsOptional() @Matches(/^\d{1,9}(\.\d{1,2})?$/) areaSquareMetres?: string;
  @IsOptional() @IsISO8601() wantedFrom?: string;
}

/** A follow-up as it now is. */
export class FollowUpAdvancedV1 {
  @IsUUID() followUpId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() intentId!: string;
  @IsOptional() @IsUUID() eventId?: string;
  @IsIn(followUpStatuses) status!: FollowUpStatus;
  @IsOptional() @IsIn(followUpStatuses) previousStatus?: FollowUpStatus;
  /** Why it was lost. */
  @IsOptional() @IsString() reasonCode?: string;
}

/** An agreement as it now is: ids, figures and dates; signatories stay in notifications. */
export class AgreementV1 {
  @IsUUID() agreementId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() number!: string;
  @IsIn(agreementKinds) kind!: AgreementKind;
  @IsIn(agreementStatuses) status!: AgreementStatus;
  @IsArray() @IsUUID(undefined, { each: true }) eventIds!: string[];
  @IsOptional() @IsUUID() followUpId?: string;
  @IsArray() @IsUUID(undefined, { each: true }) partyIds!: string[];
  /** Decimal yuan. */
  @IsOptional() @Matches(/^\d{1,15}\.\d{2}$/) amount?: string;
  @IsOptional() @Matches(/^\d{1,15}\.\d{2}$/) technologyTransactionAmount?: string;
  @IsString() currency!: string;
  @IsOptional() @IsISO8601() signedOn?: string;
  @IsOptional() @IsISO8601() termStartsOn?: string;
  @IsOptional() @IsISO8601() termEndsOn?: string;
}

export class AgreementSentV1 extends AgreementV1 {}
export class AgreementSignedV1 extends AgreementV1 {
  /** SHA-256 of the sealed file, lower-case hex. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) documentSha256?: string;
}
export class AgreementReturnedV1 extends AgreementV1 {
  @IsIn(['declined', 'voided', 'expired']) because!: 'declined' | 'voided' | 'expired';
}
export class AgreementEndedV1 extends AgreementV1 {}

const agreements = { topic: topics.agreements } as const;

export const IntentRecorded = defineFact({
  ...agreements,
  type: 'agreements.intent-recorded.v1',
  aggregate: 'intent',
  payload: IntentRecordedV1,
  summary: 'An intent was recorded, from an attendee, an organiser or staff.',
});

export const FollowUpAdvanced = defineFact({
  ...agreements,
  type: 'agreements.follow-up-advanced.v1',
  aggregate: 'follow_up',
  payload: FollowUpAdvancedV1,
  summary: 'A follow-up was opened (no previous status) or moved on.',
});

export const AgreementSent = defineFact({
  ...agreements,
  type: 'agreements.agreement-sent.v1',
  aggregate: 'agreement',
  payload: AgreementSentV1,
  summary: 'The file was frozen and went out for signature.',
});

export const AgreementSigned = defineFact({
  ...agreements,
  type: 'agreements.agreement-signed.v1',
  aggregate: 'agreement',
  payload: AgreementSignedV1,
  summary: 'All have signed and the sealed file is in the archive, or a paper copy was verified.',
});

export const AgreementReturned = defineFact({
  ...agreements,
  type: 'agreements.agreement-returned.v1',
  aggregate: 'agreement',
  payload: AgreementReturnedV1,
  summary: 'An envelope was declined, voided or expired; the agreement is a draft again.',
});

export const AgreementEnded = defineFact({
  ...agreements,
  type: 'agreements.agreement-ended.v1',
  aggregate: 'agreement',
  payload: AgreementEndedV1,
  summary: 'An agreement was abandoned before signature or terminated after it.',
});
