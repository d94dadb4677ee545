import { IsIn, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { defineFact, topics } from '../fact.js';

/** What somebody invited is told by mail. */
export const invitationMessages = ['invited', 'invitation_reminder'] as const;
export type InvitationMessage = (typeof invitationMessages)[number];

/** Tell one invited person one thing. Whom, and with which link, is asked from registrations when the mail is sent. */
export class InvitationDueV1 {
  @IsUUID() invitationId!: string;
  @IsUUID() eventId!: string;
  /** The invitation's version, contiguous from 1. */
  @IsInt() @Min(1) version!: number;
  @IsIn(invitationMessages) message!: InvitationMessage;
  /** How many it invites; absent: one person. */
  @IsOptional() @IsInt() @Min(1) seats?: number;
}

/** Somebody signed up where an e-mail counts only once its link was opened. Nothing is held for it. */
export class ConfirmationDueV1 {
  @IsUUID() signUpId!: string;
  @IsUUID() eventId!: string;
  /** How many times this link was to be mailed, from 1. */
  @IsInt() @Min(1) version!: number;
}

export const InvitationDue = defineFact({
  topic: topics.registrations,
  aggregate: 'invitation',
  type: 'registrations.invitation-due.v1',
  payload: InvitationDueV1,
  summary: 'Somebody invited is to be told one thing by mail.',
});

export const ConfirmationDue = defineFact({
  topic: topics.registrations,
  aggregate: 'unconfirmed_sign_up',
  type: 'registrations.confirmation-due.v1',
  payload: ConfirmationDueV1,
  summary: 'A sign-up is to be confirmed by a mailed link.',
});
