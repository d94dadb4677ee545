import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  MessageDue,
  MessageDueV1,
  type MessageKind,
  PersonErased,
  PersonErasedV1,
  RegistrationCancelled,
  RegistrationCancelledV1,
  RegistrationConfirmed,
  RegistrationConfirmedV1,
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
    await this.tell('pending', fact, context);
  }

  @OnFact(RegistrationConfirmed)
  async onConfirmed(@Payload() fact: RegistrationConfirmedV1, @Ctx() context: FactContext): Promise<void> {
    const movedUp = fact.previousStatus === 'waitlisted' || fact.previousStatus === 'offered';
    await this.tell(movedUp ? 'promoted' : 'signed_up', fact, context);
  }

  @OnFact(RegistrationWaitlisted)
  async onWaitlisted(@Payload() fact: RegistrationWaitlistedV1, @Ctx() context: FactContext): Promise<void> {
    await this.tell('waitlisted', fact, context, { position: fact.position });
  }

  @OnFact(RegistrationRejected)
  async onRejected(@Payload() fact: RegistrationRejectedV1, @Ctx() context: FactContext): Promise<void> {
    await this.tell('rejected', fact, context);
  }

  @OnFact(RegistrationCancelled)
  async onCancelled(@Payload() fact: RegistrationCancelledV1, @Ctx() context: FactContext): Promise<void> {
    await this.tell(fact.by === 'event' ? 'event_cancelled' : 'cancelled', fact, context);
  }

  @OnFact(MessageDue)
  async onMessageDue(@Payload() fact: MessageDueV1, @Ctx() context: FactContext): Promise<void> {
    await this.tell(fact.message, fact, context, fact.textId === undefined ? {} : { textId: fact.textId });
  }

  @OnFact(PersonErased)
  async onErased(@Payload() fact: PersonErasedV1, @Ctx() { tx }: FactContext): Promise<void> {
    await this.forgetPerson.execute(tx, fact.registrationId);
  }

  private async tell(
    kind: MessageKind,
    fact: { registrationId: string; eventId: string },
    { tx, factId, time }: FactContext,
    data: MailData = {},
  ): Promise<void> {
    const { registrationId: personId, eventId } = fact;
    await this.mails.add(tx, [{ factId, kind, personId, data: { eventId, ...data }, causedAt: time }]);
  }
}
