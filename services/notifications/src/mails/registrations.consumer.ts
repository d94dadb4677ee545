import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  FirstMessageDue,
  GroupRegistered,
  GroupRegisteredV1,
  MessageDue,
  MessageDueV2,
  type MessageKind,
  messageKinds,
  OfferLapsed,
  OfferLapsedV1,
  PersonErased,
  PersonErasedV1,
  RegistrationCancelled,
  RegistrationCancelledV1,
  RegistrationChanged,
  RegistrationChangedV1,
  RegistrationConfirmed,
  RegistrationConfirmedV1,
  RegistrationOffered,
  RegistrationOfferedV1,
  RegistrationRejected,
  RegistrationRejectedV1,
  RegistrationSubmitted,
  RegistrationSubmittedV1,
  RegistrationWaitlisted,
  RegistrationWaitlistedV1,
} from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { ForgetPerson } from './forget-person.js';
import type { MailData } from './mail-job.entity.js';
import { MailJobs } from './mail-jobs.js';

/** Which fact about a registration is told to its person, and how. */
@Controller()
export class RegistrationsConsumer {
  constructor(
    private readonly mails: MailJobs,
    private readonly forgetPerson: ForgetPerson,
  ) {}

  @OnFact(RegistrationSubmitted)
  async onSubmitted(@Payload() fact: RegistrationSubmittedV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('pending', fact, context);
  }

  @OnFact(RegistrationConfirmed)
  async onConfirmed(@Payload() fact: RegistrationConfirmedV1, @Ctx() context: FactContext): Promise<void> {
    const movedUp = fact.previousStatus === 'waitlisted' || fact.previousStatus === 'offered';
    this.tell(movedUp ? 'promoted' : 'signed_up', fact, context);
  }

  @OnFact(RegistrationWaitlisted)
  async onWaitlisted(@Payload() fact: RegistrationWaitlistedV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('waitlisted', fact, context, { position: fact.position });
  }

  @OnFact(RegistrationRejected)
  async onRejected(@Payload() fact: RegistrationRejectedV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('rejected', fact, context);
  }

  @OnFact(RegistrationCancelled)
  async onCancelled(@Payload() fact: RegistrationCancelledV1, @Ctx() context: FactContext): Promise<void> {
    this.tell(fact.by === 'event' ? 'event_cancelled' : 'cancelled', fact, context);
  }

  @OnFact(RegistrationOffered)
  async onOffered(@Payload() fact: RegistrationOfferedV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('offered', fact, context, { until: fact.expiresAt });
  }

  @OnFact(OfferLapsed)
  async onOfferLapsed(@Payload() fact: OfferLapsedV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('offer_lapsed', fact, context);
  }

  @OnFact(RegistrationChanged)
  async onChanged(@Payload() fact: RegistrationChangedV1, @Ctx() context: FactContext): Promise<void> {
    if (fact.substituted) this.tell('substituted', fact, context);
  }

  /** The contact, who may be none of those registered. */
  @OnFact(GroupRegistered)
  async onGroupRegistered(@Payload() fact: GroupRegisteredV1, @Ctx() context: FactContext): Promise<void> {
    this.tell('group_registered', { registrationId: fact.groupId, eventId: fact.eventId }, context);
  }

  @OnFact(FirstMessageDue, MessageDue)
  async onMessageDue(@Payload() fact: MessageDueV2, @Ctx() context: FactContext): Promise<void> {
    const kind = messageKinds.find((one) => one === fact.message);
    // A newer registrations may know more kinds than this service has words for.
    if (kind) this.tell(kind, fact, context, fact.textId === undefined ? {} : { textId: fact.textId });
  }

  @OnFact(PersonErased)
  async onErased(@Payload() fact: PersonErasedV1, @Ctx() context: FactContext): Promise<void> {
    await context.writeGathered();
    await this.forgetPerson.execute(context.tx, fact.registrationId);
  }

  private tell(
    kind: MessageKind,
    fact: { registrationId: string; eventId: string },
    context: FactContext,
    data: MailData = {},
  ): void {
    const { registrationId: personId, eventId } = fact;
    const { factId, time: causedAt } = context;
    context.gather(this.mails.addAll, { factId, kind, personId, data: { eventId, ...data }, causedAt });
  }
}
