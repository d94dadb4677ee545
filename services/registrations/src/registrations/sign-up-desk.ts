import { Inject, Injectable } from '@nestjs/common';
import { type Caller, Clock, newId, Refusal } from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { Counter } from 'prom-client';
import { EmailLimit } from '../limits/email-limit.js';
import { FindOffering } from '../offerings/find-offering.js';
import { PlaceSecrets } from './place-secrets.js';
import { EventNotFound, SignUpClosed } from './registrations.errors.js';
import type { AlreadyRegisteredDto, ConfirmEmailDto, SignedUpDto } from './sign-up.dto.js';
import { SignUpQueue } from './sign-up-queue.js';
import type { Accepted, Registered, SignUp, SignUpResults } from './sign-up.js';

export type SignUpAnswer = SignedUpDto | AlreadyRegisteredDto | ConfirmEmailDto;

const trapped = new Counter({
  name: 'sign_ups_by_programs',
  help: 'Sign-ups that filled the field no person sees; nothing was done for them',
});

/** Where every sign-up of one person goes through, whichever way it came, and how it is answered. */
@Injectable()
export class SignUpDesk {
  constructor(
    private readonly queue: SignUpQueue,
    private readonly offerings: FindOffering,
    private readonly secrets: PlaceSecrets,
    private readonly clock: Clock,
    @Inject(EmailLimit) private readonly emails: EmailLimit,
  ) {}

  /** 201 with a place, 202 where the e-mail is to be confirmed, 200 for who has one. @throws Refusal why there is none */
  async take(signUp: SignUp, reply: FastifyReply): Promise<SignUpAnswer> {
    for (const { email } of signUp.people) this.emails.take(email);
    const result = await this.submit(signUp);
    if (result === 'already_registered') {
      void reply.status(200);
      return { status: 'already_registered' };
    }
    if (result.status === 'confirm_email') {
      void reply.status(202);
      return { status: 'confirm_email', expiresAt: result.expiresAt };
    }
    void reply.status(201);
    return this.signedUp(result, signUp.caller);
  }

  /** What became of each of a group. @throws Refusal if nobody came in and nobody was there already */
  async takeGroup(signUp: SignUp): Promise<SignUpResults> {
    for (const { email } of signUp.people) this.emails.take(email);
    const results = await this.submitAll(signUp);
    const [first] = results;
    if (first instanceof Refusal && results.every((result) => result instanceof Refusal)) throw first;
    return results;
  }

  /** A program that fills in what no person sees is answered like a person, and nothing is done for it. */
  async pretend(signUp: SignUp, invited: boolean, reply: FastifyReply): Promise<SignUpAnswer> {
    trapped.inc();
    const offering = await this.offerings.visible(signUp.offeringId, signUp.caller, invited);
    const closed = offering.signUpClosed(this.clock.now());
    if (closed) throw new SignUpClosed(closed);
    void reply.status(201);
    const status = offering.approval ? 'pending' : 'confirmed';
    return this.signedUp({ id: newId(), eventId: offering.id, status, sessions: [] }, signUp.caller);
  }

  /** @throws the refusal of the one person that it is about */
  private async submit(signUp: SignUp): Promise<Accepted> {
    const [result] = await this.submitAll(signUp);
    if (result === undefined) throw new Error('nobody signed up');
    if (result instanceof Refusal) throw result;
    return result;
  }

  private async submitAll(signUp: SignUp): Promise<SignUpResults> {
    const results = await this.queue.submit(signUp);
    if (!(results[0] instanceof EventNotFound) || signUp.caller.kind !== 'user') return results;
    // Signed in, and the event is not there yet: its fact may be on its way.
    await this.offerings.awaited(signUp.offeringId, signUp.caller);
    return this.queue.submit(signUp);
  }

  private signedUp(result: Registered, caller: Caller): SignedUpDto {
    // Named one by one: a stored result comes back with its keys in another order, and a repeat is the same text.
    const { eventId, status, position, sessions } = result;
    const { link, code } = this.secrets.first(result.id);
    return {
      id: result.id,
      eventId,
      status,
      ...(position === undefined ? {} : { position }),
      sessions: sessions.map((session) => ({ sessionId: session.sessionId, status: session.status })),
      ...(status === 'confirmed' ? { checkInCode: code } : {}),
      // Only the person a link is for ever sees it; whoever registers others by hand does not.
      ...(caller.has('organiser') ? {} : { manageToken: link }),
    };
  }
}
