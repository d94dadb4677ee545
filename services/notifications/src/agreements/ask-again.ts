import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { EnvelopeNotSent, NotAtTurn, TooManyReminders } from './agreements.errors.js';
import { lockAgreement } from './locked-agreement.js';
import { atTurn, type Signatory } from './signatory.entity.js';
import { SigningInvitations } from './signing-invitations.js';

const hour = 3_600_000;
/** To one person within an hour, whoever asked for them: a machine's or an eager clerk's. */
const mostAnHour = 5;

/** Mails a new link to those whose turn it is; the links before stop working. */
@Injectable()
export class AskAgain {
  constructor(
    private readonly db: DataSource,
    private readonly invitations: SigningInvitations,
    private readonly clock: Clock,
  ) {}

  /** To one of them, or to all who may still get a mail. @throws EnvelopeNotSent, NotAtTurn, TooManyReminders */
  execute(id: string, signatoryId: string | undefined, staffId: string): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, id);
      if (held.envelope.status !== 'sent') throw new EnvelopeNotSent();
      const turn = atTurn(held.signatories);
      const wanted = signatoryId === undefined ? turn : turn.filter((one) => one.id === signatoryId.toLowerCase());
      if (wanted.length === 0) throw new NotAtTurn();
      const wait = await this.waitOf(tx, wanted);
      const people = wanted.filter((one) => !wait.has(one.id));
      if (people.length === 0) throw new TooManyReminders(Math.min(...wait.values()));
      await this.invitations.ask(tx, held, people, { kind: 'staff', id: staffId }, true);
    });
  }

  /** Seconds until somebody may be mailed again, of those who may not now. */
  private async waitOf(tx: EntityManager, people: Signatory[]): Promise<Map<string, number>> {
    const now = this.clock.now();
    const rows: { person_id: string; first: Date }[] = await tx.query(
      `SELECT person_id, min(caused_at) AS first FROM mail_jobs
       WHERE person_id = ANY($1::uuid[]) AND kind = 'signature_wanted' AND caused_at > $2
       GROUP BY person_id HAVING count(*) >= ${mostAnHour}`,
      [people.map((one) => one.id), new Date(now.getTime() - hour)],
    );
    return new Map(rows.map((row) => [row.person_id, (row.first.getTime() + hour - now.getTime()) / 1000]));
  }
}
