import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';
import { milestoneKinds, type MilestoneKind, milestoneStatuses, type MilestoneStatus } from '../vocabulary.js';

/** A milestone as it now is: ids, kind and dates; its words and evidence stay in notifications. */
export class MilestoneChangedV1 {
  @IsUUID() milestoneId!: string;
  @IsInt() @Min(1) version!: number;
  @IsUUID() agreementId!: string;
  @IsArray() @IsUUID(undefined, { each: true }) eventIds!: string[];
  @IsIn(milestoneKinds) kind!: MilestoneKind;
  @IsIn(milestoneStatuses) status!: MilestoneStatus;
  @IsISO8601() dueOn!: string;
  @IsOptional() @IsISO8601() reachedOn?: string;
}

export const MilestoneChanged = defineFact({
  topic: topics.agreements,
  type: 'agreements.milestone-changed.v1',
  aggregate: 'milestone',
  payload: MilestoneChangedV1,
  summary:
    'A milestone of an agreement was planned, claimed, reached (a second person confirmed it), missed or dropped.',
});
