/** The product's words, as on the wire. Labels stand in the locale files under `kind.event.<value>` and so on. */
export const eventKinds = [
  'matchmaking',
  'roadshow',
  'cloud_matching',
  'closed_matching',
  'salon',
  'forum',
  'signing_ceremony',
  'training',
  'public_science',
  'visit',
  'unveiling',
  'launch',
] as const;
export type EventKind = (typeof eventKinds)[number];
export const eventModes = ['onsite', 'online', 'hybrid'] as const;
export type EventMode = (typeof eventModes)[number];
export type AttendanceMode = 'onsite' | 'online';
export const visibilities = ['public', 'invitation', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];
export const eventStatuses = ['draft', 'published', 'postponed', 'cancelled', 'ended'] as const;
export type EventStatus = (typeof eventStatuses)[number];
export const digestCategories = ['city_university', 'enterprise', 'college', 'services', 'public_science'] as const;
export const questionKinds = ['text', 'choice', 'multi_choice', 'boolean', 'number'] as const;
export type QuestionKind = (typeof questionKinds)[number] | 'file';
export const registrationStatuses = ['pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled'] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];
export type CheckInResult =
  | 'ok'
  | 'already_checked_in'
  | 'not_confirmed'
  | 'cancelled'
  | 'wrong_event'
  | 'wrong_session'
  | 'unknown_code'
  | 'outside_hours';
export const intentKinds = ['cooperation', 'settlement'] as const;
export type IntentKind = (typeof intentKinds)[number];
export const followUpStatuses = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed', 'lost'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];
export const stepsForward = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed'] as const;
export const lostReasons = [
  'no_answer',
  'no_need',
  'no_budget',
  'not_ready',
  'price',
  'rights_unclear',
  'other_partner',
  'postponed',
  'policy',
  'other',
] as const;
export type LostReason = (typeof lostReasons)[number];
export const referralServices = [
  'proof_of_concept',
  'testing',
  'pilot_scale',
  'financing',
  'intellectual_property',
  'policy',
] as const;
export type ReferralService = (typeof referralServices)[number];
export const financeProducts = ['investment', 'loan', 'subsidy', 'guarantee', 'voucher'] as const;
export type FinanceProduct = (typeof financeProducts)[number];
export const referralAnswers = ['pending', 'accepted', 'declined'] as const;
export type ReferralAnswer = (typeof referralAnswers)[number];
export const outcomeSteps = [
  'no_contact',
  'knowledge_gained',
  'valuable_contact',
  'negotiation_started',
  'agreement_reached',
] as const;
export const attendeeKinds = ['enterprise', 'expert', 'investor', 'student', 'government', 'public'] as const;
export const agreementKinds = [
  'platform',
  'transfer',
  'development',
  'framework',
  'practice_base',
  'investment',
  'talent',
] as const;
export type AgreementKind = (typeof agreementKinds)[number];
export const agreementStatuses = ['draft', 'signing', 'signed', 'abandoned', 'terminated'] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];
export const agreementPhases = ['not_started', 'in_force', 'to_renew', 'ended'] as const;
export type AgreementPhase = (typeof agreementPhases)[number];
export type EnvelopeStatus =
  'draft' | 'sent' | 'sealing' | 'completed' | 'declined' | 'voided' | 'expired' | 'seal_failed';
export type SignatoryStatus =
  'waiting_turn' | 'notified' | 'opened' | 'signed' | 'approved' | 'declined' | 'delegated' | 'expired';
export const evidenceKinds = ['sealed', 'paper', 'recorded'] as const;
export const milestoneKinds = ['payment', 'platform_opened', 'settled', 'acceptance', 'other'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];
export type MilestoneStatus = 'planned' | 'claimed' | 'reached' | 'missed' | 'dropped';
export const signatoryRoles = ['signer', 'approver', 'cc'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];
export const organisationKinds = [
  'university',
  'institute',
  'enterprise',
  'government',
  'park',
  'investor',
  'association',
  'media',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
export const roles = ['admin', 'organiser', 'staff', 'member'] as const;
export type Role = (typeof roles)[number];
