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

/** `expired` follows from the dates of a published record and is never stored. */
export const catalogueStatuses = ['draft', 'in_review', 'published', 'withdrawn', 'expired'] as const;
export type CatalogueStatus = (typeof catalogueStatuses)[number];

/** Of an answer to an open call: it waits for who called, who takes it or does not. */
export const callAnswerStatuses = ['waiting', 'chosen', 'declined'] as const;
export type CallAnswerStatus = (typeof callAnswerStatuses)[number];

export const showingForms = ['published', 'roadshow', 'lab_tour'] as const;
export type ShowingForm = (typeof showingForms)[number];

export const intentKinds = ['cooperation', 'settlement'] as const;
export type IntentKind = (typeof intentKinds)[number];

export const followUpStatuses = ['open', 'contacted', 'negotiating', 'drafting', 'signed', 'landed', 'lost'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];

/** Why a case was lost. */
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

/** `check`: planned by the calendar; `chained`: follows from one that was done; `manual`: thought of by somebody. */
export const taskKinds = ['check', 'manual', 'chained'] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ['open', 'done', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** 概念验证, 检验检测, 中试熟化, 融资, 知识产权, 政策 */
export const referralServices = [
  'proof_of_concept',
  'testing',
  'pilot_scale',
  'financing',
  'intellectual_property',
  'policy',
] as const;
export type ReferralService = (typeof referralServices)[number];

/** 科创投, 科创贷, 科创贴, 科创保, 科创券 */
export const financeProducts = ['investment', 'loan', 'subsidy', 'guarantee', 'voucher'] as const;
export type FinanceProduct = (typeof financeProducts)[number];

export const referralAnswers = ['pending', 'accepted', 'declined'] as const;
export type ReferralAnswer = (typeof referralAnswers)[number];

/** What came of a visit to an event, as who was there tells it: from nothing to an agreement. */
export const outcomeSteps = [
  'no_contact',
  'knowledge_gained',
  'valuable_contact',
  'negotiation_started',
  'agreement_reached',
] as const;
export type OutcomeStep = (typeof outcomeSteps)[number];

/** Asked once after the event, and again months later. */
export const surveyWaves = ['after', 'later'] as const;
export type SurveyWave = (typeof surveyWaves)[number];

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

export const milestoneKinds = ['payment', 'platform_opened', 'settled', 'acceptance', 'other'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

export const milestoneStatuses = ['planned', 'claimed', 'reached', 'missed', 'dropped'] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** 聘书, 参会证明, 培训证书 */
export const letterKinds = ['appointment', 'attendance', 'training'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const letterStatuses = ['sealing', 'seal_failed', 'issued', 'revoked'] as const;
export type LetterStatus = (typeof letterStatuses)[number];

/** 技术开发, 技术转让, 技术许可, 技术咨询, 技术服务 */
export const technologyContractTypes = ['development', 'transfer', 'licence', 'consulting', 'service'] as const;
export type TechnologyContractType = (typeof technologyContractTypes)[number];

/** 未申请, 已提交, 退回补正, 已登记, 不予登记 */
export const contractRegistrationStates = ['not_applied', 'submitted', 'returned', 'registered', 'refused'] as const;
export type ContractRegistrationState = (typeof contractRegistrationStates)[number];

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
  'reminder',
  'thanks',
  'missed',
  'outcome_survey',
  'organiser_message',
  'offered',
  'offer_lapsed',
  'substituted',
  'group_registered',
  'meeting_proposed',
  'meeting_scheduled',
  'meeting_cancelled',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Those that the first version of the fact knew; what is on a topic stays as it is. */
export const firstMessageKinds = messageKinds.slice(0, 10);
