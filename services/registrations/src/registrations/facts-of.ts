import {
  type FactDefinition,
  MessageDue,
  type MessageKind,
  RegistrationCancelled,
  RegistrationChanged,
  RegistrationConfirmed,
  RegistrationRejected,
  type RegistrationStatus,
  RegistrationSubmitted,
  RegistrationWaitlisted,
} from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import type { Registration } from './registration.entity.js';

const definitions = {
  pending: RegistrationSubmitted,
  confirmed: RegistrationConfirmed,
  offered: RegistrationChanged,
  rejected: RegistrationRejected,
} as const satisfies Partial<Record<RegistrationStatus, FactDefinition>>;

/** The fact that tells of a registration's new state; one for each version. */
export function stateFact(
  registration: Registration,
  sessionIds: string[],
  more: { previousStatus?: RegistrationStatus; position?: number } = {},
): OutboxLine {
  const payload = registration.toFact(sessionIds, more.previousStatus);
  const about = { id: registration.id, version: registration.version };
  if (registration.status === 'waitlisted') {
    return { fact: RegistrationWaitlisted, payload: { ...payload, position: more.position ?? 1 }, about };
  }
  if (registration.status === 'cancelled') {
    return { fact: RegistrationCancelled, payload: { ...payload, by: registration.cancelledBy ?? 'event' }, about };
  }
  return { fact: definitions[registration.status], payload, about };
}

/** Details changed, the state did not. */
export const changeFact = (registration: Registration, sessionIds: string[]): OutboxLine => ({
  fact: RegistrationChanged,
  payload: registration.toFact(sessionIds),
  about: { id: registration.id, version: registration.version },
});

export const messageFact = (
  registration: { id: string; offeringId: string; version: number },
  message: MessageKind,
): OutboxLine => ({
  fact: MessageDue,
  payload: {
    registrationId: registration.id,
    eventId: registration.offeringId,
    version: registration.version,
    message,
  },
  about: { id: registration.id, version: registration.version },
});
