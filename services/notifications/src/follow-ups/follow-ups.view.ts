import type { FollowUpStatus, IntentKind } from '@zuomei/contracts';
import type { FollowUpFile } from './follow-up-file.entity.js';
import type { FollowUpLine } from './follow-up-line.entity.js';
import type { FollowUpTask } from './follow-up-task.entity.js';
import type {
  FollowedIntentView,
  FollowUpFileView,
  FollowUpLineView,
  FollowUpView,
  TaskView,
} from './follow-ups.view.dto.js';

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
  owner_name: string | null;
  due_day: string | null;
  amount: string | null;
  opened_at: Date;
  advanced_at: Date;
  last_step_at: Date;
  note: string | null;
  registration_id: string | null;
  achievement_id: string | null;
  need_id: string | null;
  park_id: string | null;
  park_name: string | null;
  area_square_metres: string | null;
  wanted_day: string | null;
  recorded_at: Date;
}

export interface Contact {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
}

const dayMilliseconds = 24 * 3600 * 1000;

export const viewOf = (row: FollowUpRow, today: string, now: Date): FollowUpView => ({
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
  ...(row.owner_name && { ownerName: row.owner_name }),
  ...(row.due_day && { dueOn: row.due_day }),
  overdue: row.due_day !== null && row.due_day < today,
  ...(row.amount && { amount: row.amount }),
  openedAt: row.opened_at.toISOString(),
  advancedAt: row.advanced_at.toISOString(),
  lastStepAt: row.last_step_at.toISOString(),
  daysSinceLastStep: Math.max(0, Math.floor((now.getTime() - row.last_step_at.getTime()) / dayMilliseconds)),
});

export const intentOf = (row: FollowUpRow, contact: Contact | 'unavailable' | undefined): FollowedIntentView => ({
  id: row.intent_id,
  kind: row.intent_kind,
  ...(row.note && { note: row.note }),
  ...(row.registration_id && { registrationId: row.registration_id }),
  ...(row.achievement_id && { achievementId: row.achievement_id }),
  ...(row.need_id && { needId: row.need_id }),
  ...(row.park_id && { parkId: row.park_id }),
  ...(row.park_name && { parkName: row.park_name }),
  ...(row.area_square_metres && { areaSquareMetres: row.area_square_metres }),
  ...(row.wanted_day && { wantedFrom: row.wanted_day }),
  ...(contact === 'unavailable' ? { contactUnavailable: true } : contactOf(contact ?? {})),
  recordedAt: row.recorded_at.toISOString(),
});

const contactOf = ({ name, email, phone }: Contact): Partial<FollowedIntentView> => ({
  ...(name && { contactName: name }),
  ...(email && { contactEmail: email }),
  ...(phone && { contactPhone: phone }),
});

export const lineOf = (line: FollowUpLine): FollowUpLineView => ({
  id: line.id,
  kind: line.kind,
  ...(line.fromStatus && { from: line.fromStatus }),
  ...(line.toStatus && { to: line.toStatus }),
  ...(line.reasonCode && { reasonCode: line.reasonCode }),
  ...(line.subject && { subject: line.subject }),
  ...(line.note && { note: line.note }),
  ...(line.actorId && { actorId: line.actorId }),
  ...(line.actorName && { actorName: line.actorName }),
  at: line.at.toISOString(),
});

export const taskOf = (task: FollowUpTask, today: string): TaskView => ({
  id: task.id,
  kind: task.kind,
  ...(task.template && { template: task.template }),
  title: task.title,
  dueOn: task.dueOn,
  status: task.status,
  overdue: task.status === 'open' && task.dueOn < today,
  ...(task.assigneeId && { assigneeId: task.assigneeId }),
  ...(task.assigneeName && { assigneeName: task.assigneeName }),
  ...(task.note && { note: task.note }),
  ...(task.settledAt && { settledAt: task.settledAt.toISOString() }),
  ...(task.settledByName && { settledByName: task.settledByName }),
});

export const fileOf = (file: FollowUpFile): FollowUpFileView => ({
  id: file.id,
  name: file.name,
  type: file.type,
  size: file.size,
  sha256: file.sha256,
  ...(file.uploadedByName && { uploadedByName: file.uploadedByName }),
  uploadedAt: file.uploadedAt.toISOString(),
});
