import type { FollowUpStatus, IntentKind } from '@zuomei/contracts';
import type { FollowUpLine } from './follow-up-line.entity.js';
import type { FollowedIntentView, FollowUpLineView, FollowUpView } from './follow-ups.dto.js';

/** A case joined with its intent, event and organisations. */
export interface FollowUpRow {
  id: string;
  version: number;
  status: FollowUpStatus;
  reason_code: string | null;
  intent_id: string;
  intent_kind: IntentKind;
  event_id: string | null;
  event_title: string | null;
  from_organisation_id: string | null;
  from_name: string | null;
  to_organisation_id: string;
  to_name: string | null;
  owner_id: string | null;
  due_day: string | null;
  opened_at: Date;
  advanced_at: Date;
  note: string | null;
  registration_id: string | null;
  achievement_id: string | null;
  need_id: string | null;
  contact: { name?: string; email?: string; phone?: string } | null;
  recorded_at: Date;
}

export const viewOf = (row: FollowUpRow, today: string): FollowUpView => ({
  id: row.id,
  version: row.version,
  status: row.status,
  ...(row.reason_code && { reasonCode: row.reason_code }),
  intentId: row.intent_id,
  intentKind: row.intent_kind,
  ...(row.event_id && { eventId: row.event_id }),
  ...(row.event_title && { eventTitle: row.event_title }),
  ...(row.from_organisation_id && { fromOrganisationId: row.from_organisation_id }),
  ...(row.from_name && { fromOrganisationName: row.from_name }),
  toOrganisationId: row.to_organisation_id,
  ...(row.to_name && { toOrganisationName: row.to_name }),
  ...(row.owner_id && { ownerId: row.owner_id }),
  ...(row.due_day && { dueOn: row.due_day }),
  overdue: row.due_day !== null && row.due_day < today,
  openedAt: row.opened_at.toISOString(),
  advancedAt: row.advanced_at.toISOString(),
});

export const intentOf = (row: FollowUpRow): FollowedIntentView => ({
  id: row.intent_id,
  kind: row.intent_kind,
  ...(row.note && { note: row.note }),
  ...(row.registration_id && { registrationId: row.registration_id }),
  ...(row.achievement_id && { achievementId: row.achievement_id }),
  ...(row.need_id && { needId: row.need_id }),
  ...(row.contact?.name && { contactName: row.contact.name }),
  ...(row.contact?.email && { contactEmail: row.contact.email }),
  ...(row.contact?.phone && { contactPhone: row.contact.phone }),
  recordedAt: row.recorded_at.toISOString(),
});

export const lineOf = (line: FollowUpLine): FollowUpLineView => ({
  id: line.id,
  kind: line.kind,
  ...(line.fromStatus && { from: line.fromStatus }),
  ...(line.toStatus && { to: line.toStatus }),
  ...(line.reasonCode && { reasonCode: line.reasonCode }),
  ...(line.note && { note: line.note }),
  ...(line.actorId && { actorId: line.actorId }),
  ...(line.actorName && { actorName: line.actorName }),
  at: line.at.toISOString(),
});
