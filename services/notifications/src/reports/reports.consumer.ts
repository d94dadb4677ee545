import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  AgreementEnded,
  AgreementReturned,
  AgreementSent,
  AgreementSigned,
  AgreementV1,
  AttendanceRecorded,
  AttendanceRecordedV1,
  AttendanceUndone,
  AttendanceUndoneV1,
  EventCancelled,
  EventChanged,
  EventDrafted,
  EventEnded,
  EventPostponed,
  EventPublished,
  EventSnapshotV1,
  HeadCountRecorded,
  IntentRecorded,
  IntentRecordedV1,
  InvitationDue,
  InvitationDueV1,
  LiveViewsRecorded,
  LiveViewsRecordedV1,
  MeetingHeld,
  MeetingHeldV1,
  MilestoneChanged,
  MilestoneChangedV1,
  OfferLapsed,
  OrganisationCounted,
  OrganisationCountedV1,
  RegistrationCancelled,
  RegistrationChanged,
  RegistrationConfirmed,
  RegistrationOffered,
  RegistrationRejected,
  RegistrationSubmitted,
  RegistrationV1,
  RegistrationWaitlisted,
  ShowingRecorded,
  ShowingRecordedV1,
} from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { recordOfAgreement, recordOfIntent, recordOfReading, recordOfShowing } from './records-of.js';
import { type RecordKind, type ReportRecord, writeRecords } from './write-records.js';
import { writeTyped } from './write-typed.js';
import { writeEvents } from './write-events.js';

type Said = ReportRecord['said'];

/** Keeps what reports count, from the facts of all topics. */
@Controller()
export class ReportsConsumer {
  @OnFact(EventDrafted, EventChanged, EventPublished, EventPostponed, EventCancelled, EventEnded)
  async onEvent(@Payload() fact: EventSnapshotV1, @Ctx() context: FactContext): Promise<void> {
    context.gather(writeEvents, { fact, at: context.time });
    await Promise.resolve();
  }

  @OnFact(
    RegistrationSubmitted,
    RegistrationConfirmed,
    RegistrationWaitlisted,
    RegistrationOffered,
    OfferLapsed,
    RegistrationChanged,
    RegistrationRejected,
    RegistrationCancelled,
  )
  async onRegistration(@Payload() fact: RegistrationV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'registration', fact.registrationId, fact.version, {
      eventId: fact.eventId,
      form: `${fact.status} ${fact.attendeeKind ?? ''}`,
      organisationIds: fact.organisationId ? [fact.organisationId] : [],
    });
  }

  /** Invited once, however often they are reminded. */
  @OnFact(InvitationDue)
  async onInvitation(@Payload() fact: InvitationDueV1, @Ctx() context: FactContext): Promise<void> {
    const { invitationId, eventId, version, seats: count = 1 } = fact;
    await this.keep(context, 'invitation', invitationId, version, { eventId, count });
  }

  @OnFact(AttendanceRecorded)
  async onAttendance(@Payload() fact: AttendanceRecordedV1, @Ctx() context: FactContext): Promise<void> {
    const { eventId, registrationId: ofId, channel: form } = fact;
    await this.keep(context, 'attendance', fact.checkInId, 1, { eventId, ofId, form });
  }

  @OnFact(AttendanceUndone)
  async onUndone(@Payload() fact: AttendanceUndoneV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'attendance', fact.checkInId, 2, null);
  }

  /** Who typed the name of an organisation counts as one that is recorded, or as one of which only an id is known. */
  @OnFact(OrganisationCounted)
  async onOrganisationCounted(@Payload() fact: OrganisationCountedV1, @Ctx() context: FactContext): Promise<void> {
    const { registrationId, eventId, version, organisationId, typedId } = fact;
    const id = organisationId ?? typedId;
    if (organisationId === undefined && typedId !== undefined) context.gather(writeTyped, typedId);
    const said = id === undefined ? null : { eventId, organisationIds: [id] };
    await this.keep(context, 'counted', registrationId, version, said);
  }

  @OnFact(MeetingHeld)
  async onMeeting(@Payload() fact: MeetingHeldV1, @Ctx() context: FactContext): Promise<void> {
    const { meetingId, eventId, version, registrationIds: ofIds } = fact;
    await this.keep(context, 'meeting', meetingId, version, { eventId, ofIds });
  }

  @OnFact(ShowingRecorded)
  async onShowing(@Payload() fact: ShowingRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'showing', fact.showingId, fact.version, recordOfShowing(fact));
  }

  @OnFact(LiveViewsRecorded)
  async onLiveViews(@Payload() fact: LiveViewsRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'reading', fact.readingId, 1, recordOfReading('live_view', fact));
  }

  @OnFact(HeadCountRecorded)
  async onHeadCount(@Payload() fact: LiveViewsRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'reading', fact.readingId, 1, recordOfReading('head_count', fact));
  }

  @OnFact(IntentRecorded)
  async onIntent(@Payload() fact: IntentRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'intent', fact.intentId, fact.version, recordOfIntent(fact, context.time));
  }

  @OnFact(AgreementSent, AgreementSigned, AgreementReturned, AgreementEnded)
  async onAgreement(@Payload() fact: AgreementV1, @Ctx() context: FactContext): Promise<void> {
    await this.keep(context, 'agreement', fact.agreementId, fact.version, recordOfAgreement(fact));
  }

  @OnFact(MilestoneChanged)
  async onMilestone(@Payload() fact: MilestoneChangedV1, @Ctx() context: FactContext): Promise<void> {
    const { eventIds, kind: form, agreementId: ofId, reachedOn: onDate } = fact;
    const reached = fact.status === 'reached' && onDate !== undefined;
    await this.keep(
      context,
      'milestone',
      fact.milestoneId,
      fact.version,
      reached ? { eventIds, form, ofId, onDate } : null,
    );
  }

  private async keep(
    context: FactContext,
    kind: RecordKind,
    subjectId: string,
    version: number,
    said: Said,
  ): Promise<void> {
    context.gather(writeRecords, { kind, subjectId, version, at: context.time, said });
    await Promise.resolve();
  }
}
