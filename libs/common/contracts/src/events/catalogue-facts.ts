import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { catalogueStatuses, type CatalogueStatus } from '../vocabulary.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What an organisation offers or looks for, as it now is; its contact is personal data and stays with events. */
class CatalogueRecordV1 {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() code?: string;
  @IsString() title!: string;
  @IsOptional() @IsString() titleEn?: string;
  @IsUUID() ownerId!: string;
  @IsOptional() @IsString() industry?: string;
  @IsIn(catalogueStatuses) status!: CatalogueStatus;
  /** Last local day on which it is offered. */
  @IsOptional() @Matches(day) validUntil?: string;
}

export class AchievementRecordedV1 extends CatalogueRecordV1 {
  @IsUUID() achievementId!: string;
  @IsOptional() @IsString() maturity?: string;
}

export class NeedRecordedV1 extends CatalogueRecordV1 {
  @IsUUID() needId!: string;
  /** An open call 揭榜挂帅: anybody may answer until `answerBy`. */
  @IsBoolean() openCall!: boolean;
  @IsOptional() @Matches(day) answerBy?: string;
}

export const AchievementRecorded = defineFact({
  type: 'events.achievement-recorded.v1',
  topic: topics.events,
  aggregate: 'achievement',
  payload: AchievementRecordedV1,
  summary: 'An achievement was drafted, changed, published or withdrawn.',
});

export const NeedRecorded = defineFact({
  type: 'events.need-recorded.v1',
  topic: topics.events,
  aggregate: 'need',
  payload: NeedRecordedV1,
  summary: 'A need was drafted, changed, published or withdrawn.',
});
