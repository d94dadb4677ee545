import type {
  AgreementPhase,
  AgreementStatus,
  EnvelopeStatus,
  EventStatus,
  FollowUpStatus,
  MilestoneStatus,
  RegistrationStatus,
} from '../api/types';
import type { Invitation } from '../api/inviting';
import type { LetterStatus } from '../api/letters';
import type { Tone } from '../ui/status-mark';

export const eventTones: Record<EventStatus, Tone> = {
  draft: 'quiet',
  published: 'good',
  postponed: 'wait',
  cancelled: 'bad',
  ended: 'quiet',
};
export const registrationTones: Record<RegistrationStatus, Tone> = {
  pending: 'wait',
  confirmed: 'good',
  waitlisted: 'wait',
  offered: 'wait',
  rejected: 'bad',
  cancelled: 'quiet',
};
export const invitationTones: Record<Invitation['status'], Tone> = {
  sent: 'wait',
  accepted: 'good',
  declined: 'bad',
  expired: 'quiet',
  revoked: 'quiet',
};
export const followUpTones: Record<FollowUpStatus, Tone> = {
  open: 'wait',
  contacted: 'wait',
  negotiating: 'wait',
  drafting: 'wait',
  signed: 'good',
  landed: 'good',
  lost: 'bad',
};
export const agreementTones: Record<AgreementStatus, Tone> = {
  draft: 'quiet',
  signing: 'wait',
  signed: 'good',
  abandoned: 'bad',
  terminated: 'bad',
};
export const envelopeTones: Record<EnvelopeStatus, Tone> = {
  draft: 'quiet',
  sent: 'wait',
  sealing: 'wait',
  completed: 'good',
  declined: 'bad',
  voided: 'bad',
  expired: 'bad',
  seal_failed: 'bad',
};
export const phaseTones: Record<AgreementPhase, Tone> = {
  not_started: 'quiet',
  in_force: 'good',
  to_renew: 'wait',
  ended: 'quiet',
};
export const milestoneTones: Record<MilestoneStatus, Tone> = {
  planned: 'quiet',
  claimed: 'wait',
  reached: 'good',
  missed: 'bad',
  dropped: 'quiet',
};
export const letterTones: Record<LetterStatus, Tone> = {
  sealing: 'wait',
  seal_failed: 'bad',
  issued: 'good',
  revoked: 'bad',
};
