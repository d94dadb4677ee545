import { Inject, Injectable } from '@nestjs/common';
import { Clock, linkSecret, newId, sha256Hex } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { AuditActor } from '../audit/audit-line.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import { MailJobs } from '../mails/mail-jobs.js';
import { SETTINGS } from '../settings.module.js';
import type { LockedAgreement } from './locked-agreement.js';
import { atTurn, Signatory } from './signatory.entity.js';

/** Asks people to sign: a new link each, told by mail to nobody but themselves. */
@Injectable()
export class SigningInvitations {
  constructor(
    private readonly mails: MailJobs,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Those whose turn has come and who were not asked yet. */
  async askNext(tx: EntityManager, held: LockedAgreement, actor: AuditActor): Promise<void> {
    const waiting = atTurn(held.signatories).filter((signatory) => signatory.status === 'waiting_turn');
    await this.ask(tx, held, waiting, actor, false);
  }

  /** The same link again, so that a page somebody has open goes on working. */
  async remind(tx: EntityManager, { agreement }: LockedAgreement, people: Signatory[]): Promise<void> {
    for (const person of people) {
      person.mailFactId = newId();
      await tx.save(person);
      await this.trail.append(
        tx,
        agreement.id,
        'REMINDER_SENT',
        { kind: 'system' },
        {
          signatoryId: person.id,
          mail: 'signature_wanted',
          addressHash: this.trail.keyed(person.email.toLowerCase()),
          n: person.reminders,
        },
      );
    }
    await this.mail(tx, people, { reminder: true });
  }

  private async mail(tx: EntityManager, people: Signatory[], data: { reminder?: true }): Promise<void> {
    await this.mails.add(
      tx,
      people.map((person) => ({
        factId: person.mailFactId ?? newId(),
        kind: 'signature_wanted',
        personId: person.id,
        data: { generation: person.generation, ...data },
        causedAt: this.clock.now(),
      })),
    );
  }

  /** A new link each; their earlier links stop working. */
  async ask(
    tx: EntityManager,
    { agreement, envelope }: LockedAgreement,
    people: Signatory[],
    actor: AuditActor,
    again: boolean,
  ): Promise<void> {
    const now = this.clock.now();
    for (const person of people) {
      person.generation += 1;
      person.linkHash = sha256Hex(linkSecret(this.settings.linkKey, 'sign', person.id, person.generation));
      person.linkExpiresAt = envelope.expiresAt;
      person.notifiedAt = now;
      person.asked(now);
      person.mailFactId = newId();
      if (person.status === 'waiting_turn') person.status = 'notified';
      await tx.save(person);
      await this.trail.append(tx, agreement.id, 'EMAIL_SENT', actor, {
        signatoryId: person.id,
        mail: 'signature_wanted',
        isResend: again,
        addressHash: this.trail.keyed(person.email.toLowerCase()),
        n: person.generation,
      });
    }
    await this.mail(tx, people, {});
  }
}
