import { Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { MailJobs } from '../mails/mail-jobs.js';

/** Days before a term ends on which somebody is told, once each. */
const notices = [180, 90, 30];

interface Ending {
  id: string;
  ends_on: string;
  left: number;
  owner_id: string | null;
}

/** Tells who looks after an agreement that its term ends and nobody has renewed it. */
@Injectable()
export class RemindOfTerms {
  constructor(
    private readonly db: DataSource,
    private readonly mails: MailJobs,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const ending: Ending[] = await this.db.query(
      `SELECT agreements.id, term_ends_on::text AS ends_on, term_ends_on - $1::date AS left, follow_ups.owner_id
       FROM agreements LEFT JOIN follow_ups ON follow_ups.id = agreements.follow_up_id
       WHERE agreements.status = 'signed' AND term_ends_on BETWEEN $1::date AND $1::date + 180
         AND NOT EXISTS (SELECT 1 FROM agreements later WHERE later.renews_id = agreements.id AND later.status = 'signed')
         AND NOT EXISTS (SELECT 1 FROM term_notices told
           WHERE told.agreement_id = agreements.id AND told.term_ends_on = agreements.term_ends_on
             AND told.days = (CASE WHEN term_ends_on - $1::date <= 30 THEN 30
               WHEN term_ends_on - $1::date <= 90 THEN 90 ELSE 180 END))
       ORDER BY term_ends_on LIMIT 500`,
      [localDayOf(this.clock.now())],
    );
    for (const one of ending) await this.tell(one);
  }

  /** Of an agreement that comes in late, the notices that were missed become the one of today. */
  private tell({ id, ends_on: endsOn, left, owner_id: ownerId }: Ending): Promise<void> {
    return transact(this.db, async (tx) => {
      const { agreement } = await lockAgreement(tx, id);
      const passed = notices.filter((days) => left <= days);
      const told: unknown[] = await tx.query(
        `INSERT INTO term_notices (agreement_id, term_ends_on, days, told_at)
         SELECT $1, $2, days, $4 FROM unnest($3::int[]) AS days ON CONFLICT DO NOTHING RETURNING days`,
        [id, endsOn, passed, this.clock.now()],
      );
      if (told.length === 0) return;
      await this.trail.append(tx, id, 'TERM_NOTICE', { kind: 'system' }, { termEndsOn: endsOn, days: left });
      const factId = newId();
      const people = new Set([agreement.createdBy, ownerId].filter((one) => one !== null));
      await this.mails.add(
        tx,
        [...people].map((personId) => ({ factId, kind: 'term_ending', personId, data: { agreementId: id } })),
      );
    });
  }
}
