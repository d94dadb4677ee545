/** The product's words, as in code, API, topics and tables. Chinese labels live with the user interface. */
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

export const attendanceModes = ['onsite', 'online'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

export const visibilities = ['public', 'invitation', 'internal'] as const;
export type Visibility = (typeof visibilities)[number];

export const eventStatuses = ['draft', 'published', 'postponed', 'cancelled', 'ended'] as const;
export type EventStatus = (typeof eventStatuses)[number];

export const datePrecisions = ['minute', 'day', 'month'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

export const digestCategories = ['city_university', 'enterprise', 'college', 'services', 'public_science'] as const;
export type DigestCategory = (typeof digestCategories)[number];

export const waitlistPolicies = ['fill', 'strict'] as const;
export type WaitlistPolicy = (typeof waitlistPolicies)[number];

export const questionKinds = ['text', 'choice', 'multi_choice', 'boolean', 'number', 'file'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const registrationStatuses = ['pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled'] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

export const attendeeKinds = ['enterprise', 'expert', 'investor', 'student', 'government', 'public'] as const;
export type AttendeeKind = (typeof attendeeKinds)[number];

export const checkInResults = [
  'ok',
  'already_checked_in',
  'not_confirmed',
  'cancelled',
  'wrong_event',
  'wrong_session',
  'unknown_code',
  'outside_hours',
] as const;
export type CheckInResult = (typeof checkInResults)[number];

export const intentKinds = ['cooperation', 'settlement'] as const;
export type IntentKind = (typeof intentKinds)[number];

export const followUpStatuses = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed', 'lost'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

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

export const envelopeStatuses = [
  'draft',
  'sent',
  'sealing',
  'completed',
  'declined',
  'voided',
  'expired',
  'seal_failed',
] as const;
export type EnvelopeStatus = (typeof envelopeStatuses)[number];

export const signatoryStatuses = [
  'waiting_turn',
  'notified',
  'opened',
  'signed',
  'approved',
  'declined',
  'delegated',
  'expired',
] as const;
export type SignatoryStatus = (typeof signatoryStatuses)[number];

export const signatoryRoles = ['signer', 'approver', 'cc'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

export const roles = ['admin', 'organiser', 'staff', 'member'] as const;
export type Role = (typeof roles)[number];

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** What a person taking part is told by mail; signing mails have their own kinds in notifications. */
export const messageKinds = [
  'signed_up',
  'pending',
  'waitlisted',
  'promoted',
  'rejected',
  'cancelled',
  'event_changed',
  'event_postponed',
  'event_cancelled',
  'link_again',
] as const;
export type MessageKind = (typeof messageKinds)[number];
