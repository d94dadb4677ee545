import type { FollowUpAdvancedV1, FollowUpStatus } from '@zuomei/contracts';
import type { FollowUp } from './follow-up.entity.js';

/** A case as its fact tells it: ids and states, no notes and no owner. */
export const factOf = (followUp: FollowUp, previousStatus?: FollowUpStatus): FollowUpAdvancedV1 => ({
  followUpId: followUp.id,
  version: followUp.version,
  intentId: followUp.intentId,
  ...(followUp.eventId === null ? {} : { eventId: followUp.eventId }),
  status: followUp.status,
  ...(followUp.reasonCode === null ? {} : { reasonCode: followUp.reasonCode }),
  ...(previousStatus === undefined ? {} : { previousStatus }),
});
