import type { MilestoneChangedV1 } from '@zuomei/contracts';
import type { Agreement } from '../agreements/agreement.entity.js';
import type { Milestone } from './milestone.entity.js';

export const factOf = (milestone: Milestone, agreement: Agreement): MilestoneChangedV1 => ({
  milestoneId: milestone.id,
  version: milestone.version,
  agreementId: agreement.id,
  eventIds: agreement.eventIds,
  kind: milestone.kind,
  status: milestone.status,
  dueOn: milestone.dueOn,
  ...(milestone.reachedOn === null ? {} : { reachedOn: milestone.reachedOn }),
});
