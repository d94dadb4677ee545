import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ConfirmationDue, ConfirmationDueV1, InvitationDue, InvitationDueV1 } from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { MailJobs } from '../mails/mail-jobs.js';

/** Who is asked to come, and who is asked to confirm an e-mail, is told by mail. */
@Controller()
export class InvitationsConsumer {
  constructor(private readonly mails: MailJobs) {}

  @OnFact(InvitationDue)
  async onInvitationDue(@Payload() fact: InvitationDueV1, @Ctx() context: FactContext): Promise<void> {
    const { factId, time: causedAt } = context;
    const { invitationId: personId, eventId, message: kind } = fact;
    context.gather(this.mails.addAll, { factId, kind, personId, data: { eventId }, causedAt });
  }

  @OnFact(ConfirmationDue)
  async onConfirmationDue(@Payload() fact: ConfirmationDueV1, @Ctx() context: FactContext): Promise<void> {
    const { factId, time: causedAt } = context;
    const { signUpId: personId, eventId } = fact;
    context.gather(this.mails.addAll, { factId, kind: 'confirm_email', personId, data: { eventId }, causedAt });
  }
}
