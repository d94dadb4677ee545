import type { AttendanceMode, AttendeeKind, Locale, RegistrationStatus } from '@zuomei/contracts';
import type { Caller, OnceKey, Refusal, Trace } from '@zuomei/platform';
import type { ChosenSessionDto } from './sign-up.dto.js';

/** Who wants a place. */
export interface Person {
  name: string;
  email: string;
  phone?: string;
  organisation?: string;
  organisationId?: string;
  attendeeKind?: AttendeeKind;
  title?: string;
  sessionIds?: string[];
  answers?: Record<string, unknown>;
  attendanceMode?: AttendanceMode;
  locale?: Locale;
}

/** Several people signed up by one contact, who is told what became of them. */
export interface Group {
  readonly id: string;
  readonly contact: { readonly name: string; readonly email: string };
  readonly organisation: string;
  readonly locale: Locale;
  readonly allOrNone: boolean;
}

/** What waits for its turn as one: who, where to, by whom, and how to tell a repeat. */
export interface SignUp {
  readonly offeringId: string;
  /** One person, or all of a group; a group is never divided between transactions. */
  readonly people: readonly Person[];
  readonly caller: Caller;
  /** They come together; with `allOrNone` all have seats, or one place in line. */
  readonly group?: Group;
  /** Came by the link of this invitation; what it allows is read under the event's lock. */
  readonly invitation?: { readonly id: string };
  /** Came by the link that was mailed to the address. */
  readonly emailConfirmed?: boolean;
  readonly once?: OnceKey;
  readonly trace?: Trace;
}

/** What is kept of a sign-up to answer a repeat: no secret, only what it takes to derive them again. */
export interface Registered {
  id: string;
  eventId: string;
  status: RegistrationStatus;
  position?: number;
  sessions: ChosenSessionDto[];
}

/** Nothing is held until the mailed link is opened. */
export interface ConfirmEmail {
  status: 'confirm_email';
  expiresAt: string;
}

export type Accepted = Registered | ConfirmEmail | 'already_registered';
export type SignUpResult = Accepted | Refusal;
/** For each person of a sign-up, in their order. What concerns the event or the caller is refused to all of them. */
export type SignUpResults = SignUpResult[];

/** The address as it is compared: one live registration per person and event. */
export const emailKey = (email: string): string => email.trim().toLowerCase();
