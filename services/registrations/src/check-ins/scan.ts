import type { CheckInChannel } from '@zuomei/contracts';
import { currentTrace } from '@zuomei/platform';
import type { Gate } from '../doors/door-access.js';

/** One scan that waits to be recorded. */
export interface Scan {
  readonly eventId: string;
  /** Whoever scanned at the door, or the attendee who scanned the code on the wall. */
  readonly by: { readonly gate: Gate } | { readonly attendee: string };
  /** What was read: an attendee's code, or that of the wall. */
  readonly code?: string | undefined;
  /** In place of a code: whom the steward found by name. */
  readonly registrationId?: string | undefined;
  readonly nonce: string;
  readonly occurredAt: Date | undefined;
  readonly sessionId?: string | undefined;
  readonly device?: string | undefined;
  readonly channel: CheckInChannel;
  readonly traceparent: string;
}

/** The attendee scanned the code on the wall. The time is ours: nobody looks on, and a phone's clock may be anything. */
export const selfScan = (
  eventId: string,
  attendee: string,
  { code, nonce }: { code?: string; nonce: string },
): Scan => ({
  eventId,
  by: { attendee },
  code: code ?? '',
  nonce,
  occurredAt: undefined,
  channel: 'self',
  traceparent: currentTrace().traceparent,
});
