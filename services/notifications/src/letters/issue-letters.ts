import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, transact } from '@zuomei/platform';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import { newVerifyCode } from '../agreements/envelope.entity.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import type { LetterDraft } from './letter-draft.js';
import { Letter } from './letter.entity.js';
import { LetterJobs } from './letter-jobs.js';
import { nextLetterNumbers } from './letter-numbers.js';

export interface LetterOutcome {
  batchId: string | undefined;
  results: { row: number; result: 'created' | 'unchanged'; letter: Letter | undefined }[];
}

const batch = 200;

/** Issues what was drafted: numbered at once, sealed by a job. The same letter twice is one. */
@Injectable()
export class IssueLetters {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly jobs: LetterJobs,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** All of them; drafts that say the same are one letter. */
  async execute(drafts: LetterDraft[], staffId: string, dryRun: boolean): Promise<LetterOutcome> {
    const outcome = await transact(this.db, (tx) => this.issue(tx, drafts, staffId, dryRun));
    if (outcome.batchId) this.jobs.wake();
    return outcome;
  }

  /** What tells two letters apart; equal for drafts that say the same of the same person. */
  fingerprintOf({ content, holder }: Pick<LetterDraft, 'content' | 'holder'>): string {
    const { registrationId, kind, eventId, issuerId, subject, hours, validFrom, validTo, heldFrom, heldTo } = content;
    const said = [kind, eventId, issuerId, subject, hours, validFrom, validTo, heldFrom, heldTo];
    // Whoever took part is known by the registration: a corrected name is still the same person.
    const who = registrationId ?? [holder.name, holder.organisation ?? '', holder.email?.toLowerCase() ?? ''];
    return createHmac('sha256', this.settings.linkKey)
      .update(`letter\0${JSON.stringify([said, who])}`)
      .digest('hex');
  }

  private async issue(
    tx: EntityManager,
    drafts: LetterDraft[],
    staffId: string,
    dryRun: boolean,
  ): Promise<LetterOutcome> {
    // One list at a time: two of the same do not both issue it, and numbers follow each other.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('issue-letters'))`);
    const wanted = drafts.map((draft) => ({ draft, fingerprint: this.fingerprintOf(draft) }));
    const found = await tx.find(Letter, {
      where: { fingerprint: In(wanted.map((one) => one.fingerprint)), status: Not('revoked') },
    });
    const known = new Map<string, Letter | undefined>(found.map((letter) => [letter.fingerprint ?? '', letter]));
    const fresh = [...new Map(wanted.map((one) => [one.fingerprint, one.draft]))].filter(([mark]) => !known.has(mark));
    const batchId = newId();
    const made = dryRun ? [] : await this.create(tx, fresh, batchId, staffId);
    const created = new Map(made.map((letter) => [letter.fingerprint ?? '', letter]));
    const isNew = new Set(fresh.map(([mark]) => mark));
    return {
      batchId: made.length > 0 ? batchId : undefined,
      results: wanted.map(({ draft, fingerprint }) => ({
        row: draft.row,
        // The first line of those that say the same makes it.
        result: isNew.delete(fingerprint) ? 'created' : 'unchanged',
        letter: created.get(fingerprint) ?? known.get(fingerprint),
      })),
    };
  }

  private async create(
    tx: EntityManager,
    fresh: [string, LetterDraft][],
    batchId: string,
    staffId: string,
  ): Promise<Letter[]> {
    if (fresh.length === 0) return [];
    const at = this.clock.now();
    const numbers = await nextLetterNumbers(tx, localDayOf(at).slice(0, 4), fresh.length);
    const letters = fresh.map(([fingerprint, { content, holder }], n) =>
      Letter.issue(
        {
          id: newId(),
          number: numbers[n] ?? '',
          batchId,
          verifyCode: newVerifyCode(),
          fingerprint,
          holderHash: this.trail.keyed(holder.name),
          createdBy: staffId,
        },
        content,
        holder,
        at,
      ),
    );
    for (let from = 0; from < letters.length; from += batch) {
      const some = letters.slice(from, from + batch);
      await tx.insert(Letter, some);
      await this.trail.begin(
        tx,
        some.map((letter) => ({
          agreementId: letter.id,
          type: 'LETTER_ISSUED',
          actor: { kind: 'staff', id: staffId },
          data: {
            number: letter.number,
            kind: letter.kind,
            batchId,
            issuerId: letter.issuerId,
            eventId: letter.eventId,
            registrationId: letter.registrationId,
            issuedOn: letter.issuedOn,
          },
        })),
      );
    }
    return letters;
  }
}
