import {
  type FactDefinition,
  MessageDue,
  OfferLapsed,
  type MessageKind,
  RegistrationCancelled,
  RegistrationChanged,
  RegistrationConfirmed,
  RegistrationOffered,
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
    if (registration.line === null) return { fact: OfferLapsed, payload, about };
    return { fact: RegistrationWaitlisted, payload: { ...payload, position: more.position ?? 1 }, about };
  }
  if (registration.status === 'offered') {
    const expiresAt = registration.offerExpiresAt?.toISOString() ?? '';
    return { fact: RegistrationOffered, payload: { ...payload, expiresAt }, about };
  }
  if (registration.status === 'cancelled') {
    return { fact: RegistrationCancelled, payload: { ...payload, by: registration.cancelledBy ?? 'event' }, about };
  }
  return { fact: definitions[registration.status], payload, about };
}

/** Details changed, the state did not. */
export const changeFact = (
  registration: Registration,
  sessionIds: string[],
  more: { substituted?: true } = {},
): OutboxLine => ({
  fact: RegistrationChanged,
  payload: { ...registration.toFact(sessionIds), ...more },
  about: { id: registration.id, version: registration.version },
});

export const messageFact = (
  registration: { id: string; offeringId: string; version: number },
  message: MessageKind,
  textId?: string,
): OutboxLine => ({
  fact: MessageDue,
  payload: {
    registrationId: registration.id,
    eventId: registration.offeringId,
    version: registration.version,
    message,
    ...(textId === undefined ? {} : { textId }),
  },
  about: { id: registration.id, version: registration.version },
});
