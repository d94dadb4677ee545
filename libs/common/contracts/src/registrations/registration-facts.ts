import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Min,
} from 'class-validator';
import { defineFact, topics } from '../fact.js';
import {
  attendanceModes,
  type AttendanceMode,
  attendeeKinds,
  type AttendeeKind,
  firstMessageKinds,
  registrationStatuses,
  type RegistrationStatus,
} from '../vocabulary.js';

/** A registration as it now is: ids, states and counts. Names, addresses and links never travel on a topic. */
export class RegistrationV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  /** The registration's version, contiguous from 1. */
  @IsInt() @Min(1) version!: number;
  @IsIn(registrationStatuses) status!: RegistrationStatus;
  /** Absent for a new registration. */
  @IsOptional() @IsIn(registrationStatuses) previousStatus?: RegistrationStatus;
  @IsOptional() @IsIn(attendeeKinds) attendeeKind?: AttendeeKind;
  @IsOptional() @IsUUID() organisationId?: string;
  @IsOptional() @IsIn(attendanceModes) attendanceMode?: AttendanceMode;
  @IsArray() @IsUUID(undefined, { each: true }) sessionIds!: string[];
}

export class RegistrationSubmittedV1 extends RegistrationV1 {}
export class RegistrationConfirmedV1 extends RegistrationV1 {}
export class RegistrationWaitlistedV1 extends RegistrationV1 {
  /** Place in line when this was decided, from 1. */
  @IsInt() @Min(1) position!: number;
}
export class RegistrationRejectedV1 extends RegistrationV1 {}
export class RegistrationChangedV1 extends RegistrationV1 {
  /** The place belongs to somebody else from now on; the link and the code of before no longer work. */
  @IsOptional() @IsBoolean() substituted?: boolean;
}
export class RegistrationOfferedV1 extends RegistrationV1 {
  /** Until when the seat is kept. */
  @IsISO8601() expiresAt!: string;
}
export class OfferLapsedV1 extends RegistrationV1 {}

/** Several people were signed up together. What became of each is told by facts of its own. */
export class GroupRegisteredV1 {
  @IsUUID() groupId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsArray() @IsUUID(undefined, { each: true }) registrationIds!: string[];
}

export const cancelledBy = ['attendee', 'organiser', 'event'] as const;
export type CancelledBy = (typeof cancelledBy)[number];

export class RegistrationCancelledV1 extends RegistrationV1 {
  @IsIn(cancelledBy) by!: CancelledBy;
}

/** Tell one person one thing. Whom to tell is decided by registrations; how it reads, by notifications. */
export class MessageDueV1 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsIn(firstMessageKinds) message!: string;
}

/** The kinds are open: a reader passes over those it does not know. */
export class MessageDueV2 {
  @IsUUID() registrationId!: string;
  @IsUUID() eventId!: string;
  @IsInt() @Min(1) version!: number;
  @IsString() @Matches(/^[a-z_]{1,40}$/) message!: string;
  /** Whose words are sent, where an organiser wrote them: asked from registrations when the mail is sent. */
  @IsOptional() @IsUUID() textId?: string;
}

const registration = { topic: topics.registrations, aggregate: 'registration' } as const;

export const RegistrationSubmitted = defineFact({
  ...registration,
  type: 'registrations.registration-submitted.v1',
  payload: RegistrationSubmittedV1,
  summary: 'A sign-up waits for approval.',
});

/** A place is taken; with `previousStatus: waitlisted` somebody moved up. */
export const RegistrationConfirmed = defineFact({
  ...registration,
  type: 'registrations.registration-confirmed.v1',
  payload: RegistrationConfirmedV1,
  summary: 'A place is taken: at once, by approval, or by moving up from the waitlist.',
});

export const RegistrationWaitlisted = defineFact({
  ...registration,
  type: 'registrations.registration-waitlisted.v1',
  payload: RegistrationWaitlistedV1,
  summary: 'Somebody stands in line for a place.',
});

export const RegistrationRejected = defineFact({
  ...registration,
  type: 'registrations.registration-rejected.v1',
  payload: RegistrationRejectedV1,
  summary: 'An organiser refused a pending sign-up.',
});

export const RegistrationCancelled = defineFact({
  ...registration,
  type: 'registrations.registration-cancelled.v1',
  payload: RegistrationCancelledV1,
  summary: 'A registration ended before the event: by the attendee, an organiser, or because the event is cancelled.',
});

export const RegistrationChanged = defineFact({
  ...registration,
  type: 'registrations.registration-changed.v1',
  payload: RegistrationChangedV1,
  summary: 'Details of a registration changed; its state did not.',
});

export const RegistrationOffered = defineFact({
  ...registration,
  type: 'registrations.registration-offered.v1',
  payload: RegistrationOfferedV1,
  summary: 'A seat that became free is kept for the next in line until it is accepted, declined or lapses.',
});

export const OfferLapsed = defineFact({
  ...registration,
  type: 'registrations.offer-lapsed.v1',
  payload: OfferLapsedV1,
  summary: 'An offered seat was not accepted in time: waitlisted still, but off the line.',
});

export const GroupRegistered = defineFact({
  topic: topics.registrations,
  aggregate: 'group',
  type: 'registrations.group-registered.v1',
  payload: GroupRegisteredV1,
  summary: 'A contact signed up several people together; the contact is told by mail.',
});

/** No longer told; on the topic for ever. */
export const FirstMessageDue = defineFact({
  ...registration,
  type: 'registrations.message-due.v1',
  payload: MessageDueV1,
  summary: 'One person is to be told one thing by mail.',
});

export const MessageDue = defineFact({
  ...registration,
  type: 'registrations.message-due.v2',
  payload: MessageDueV2,
  summary: 'One person is to be told one thing by mail.',
});
