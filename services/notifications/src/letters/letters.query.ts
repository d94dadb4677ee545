import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, NotFound, pageOf } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { present } from '../agreements/agreements.view.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import { brokenAt } from '../audit/audit-chain.js';
import type { CheckedTrailView } from '../audit/audit.dto.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Conditions } from '../follow-ups/follow-ups.filter.js';
import { toldTrouble } from '../sealing/seal-provider.js';
import { Letter } from './letter.entity.js';
import { LetterRetention } from './letter-retention.js';
import type { LettersFilter } from './letters.dto.js';
import { LetterUnknown } from './letters.errors.js';
import type { LetterBatchView, LetterPage, LetterView } from './letters.view.js';

@Injectable()
export class LettersQuery {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly retention: LetterRetention,
  ) {}

  /** Newest first. */
  async list(filter: LettersFilter): Promise<LetterPage> {
    const wanted = this.wanted(filter);
    const limit = wanted.put(filter.limit + 1);
    const rows: { id: string }[] = await this.db.query(
      `SELECT id FROM letters WHERE ${wanted.sql} ORDER BY id DESC LIMIT ${limit}`,
      wanted.values,
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: await this.views(items.map((row) => row.id)), nextCursor };
  }

  private wanted(filter: LettersFilter): Conditions {
    const after = filter.cursor === undefined ? undefined : decodeCursor<[string]>(filter.cursor, 1)[0];
    const q = filter.q?.trim() || undefined;
    const wanted = new Conditions()
      .where(filter.kind, (v) => `kind = ${v}`)
      .where(filter.status, (v) => `status = ${v}`)
      .where(filter.batch, (v) => `batch_id = ${v}`)
      .where(filter.event, (v) => `event_id = ${v}`)
      .where(filter.issuer, (v) => `issuer_id = ${v}`)
      .where(filter.year, (v) => `issued_on BETWEEN make_date(${v}::int, 1, 1) AND make_date(${v}::int, 12, 31)`)
      .where(after, (v) => `id < ${v}`);
    if (q !== undefined) {
      const [part, whole] = [wanted.put(q.toLowerCase()), wanted.put(this.trail.keyed(q.replace(/\s+/g, ' ')))];
      const texts = ['number', 'subject', 'issuer'].map((text) => `strpos(lower(${text}), ${part}) > 0`);
      wanted.always(`(holder_hash = ${whole} OR ${texts.join(' OR ')})`);
    }
    this.retention.narrow(wanted, filter.keeping);
    return wanted;
  }

  /** @throws LetterUnknown */
  async one(id: string): Promise<LetterView> {
    const [view] = await this.views([id]);
    if (!view) throw new LetterUnknown();
    return view;
  }

  /** @throws LetterUnknown */
  async trailOf(id: string): Promise<CheckedTrailView> {
    await this.one(id);
    const items = await this.trail.of(id);
    const broken = brokenAt(items);
    return { items, intact: broken === undefined, ...(broken === undefined ? {} : { brokenAt: broken }) };
  }

  /** How far those that were issued together are. @throws NotFound */
  async batch(id: string): Promise<LetterBatchView> {
    const [row]: (Record<'total' | 'sealed' | 'failed' | 'revoked', number> & { error: string | null })[] =
      await this.db.query(
        `SELECT count(*)::int AS total, count(sealed_sha256)::int AS sealed,
           (count(*) FILTER (WHERE status = 'seal_failed'))::int AS failed,
           (count(*) FILTER (WHERE status = 'revoked'))::int AS revoked,
           max(seal_error) FILTER (WHERE status = 'seal_failed') AS error
         FROM letters WHERE batch_id = $1`,
        [id],
      );
    if (!row || row.total === 0) throw new NotFound();
    const { error, ...counts } = row;
    return present({ id, ...counts, sealError: toldTrouble(error) });
  }

  /** Newest first. */
  async views(ids: string[]): Promise<LetterView[]> {
    if (ids.length === 0) return [];
    const letters = await this.db.manager.find(Letter, { where: { id: In(ids) }, order: { id: 'DESC' } });
    const mails: { person_id: string; status: string }[] = await this.db.query(
      `SELECT person_id, status FROM mail_jobs WHERE person_id = ANY($1::uuid[]) AND kind = 'letter_issued'`,
      [ids],
    );
    const mailOf = new Map(mails.map((row) => [row.person_id, row.status]));
    const today = localDayOf(this.clock.now());
    const held = await this.retention.held(ids);
    return letters.map((letter) => ({
      ...viewOf(letter, mailOf.get(letter.id), today),
      retainedUntil: this.retention.until(letter),
      onHold: held.has(letter.id),
    }));
  }
}

/** What its dates say of a letter; nothing of one that does not end. */
export function phaseOf(
  { status, validFrom, validTo }: Pick<Letter, 'status' | 'validFrom' | 'validTo'>,
  today: string,
): LetterView['phase'] {
  if (status !== 'issued' || (validFrom === null && validTo === null)) return undefined;
  if (validTo !== null && validTo < today) return 'ended';
  return validFrom !== null && validFrom > today ? 'not_started' : 'in_force';
}

function viewOf(letter: Letter, mail: string | undefined, today: string): Omit<LetterView, 'retainedUntil' | 'onHold'> {
  const { person } = letter;
  return present({
    id: letter.id,
    version: letter.version,
    number: letter.number,
    kind: letter.kind,
    status: letter.status,
    phase: phaseOf(letter, today),
    batchId: letter.batchId,
    holder: person && present({ name: person.name, organisation: person.organisation, email: person.email }),
    post: letter.kind === 'appointment' ? letter.subject : undefined,
    title: letter.kind === 'appointment' ? undefined : letter.subject,
    hours: letter.hours ?? undefined,
    validFrom: letter.validFrom ?? undefined,
    validTo: letter.validTo ?? undefined,
    heldFrom: letter.heldFrom ?? undefined,
    heldTo: letter.heldTo ?? undefined,
    issuedOn: letter.issuedOn,
    issuerId: letter.issuerId,
    issuer: letter.issuer,
    eventId: letter.eventId ?? undefined,
    verifyCode: letter.verifyCode,
    sealedSha256: letter.sealedSha256 ?? undefined,
    sealedAt: letter.sealedAt?.toISOString(),
    seal: letter.seal ?? undefined,
    sealError: toldTrouble(letter.sealError),
    mail: mail === undefined || mail === 'sent' || mail === 'dead' ? mail : 'queued',
    revokedAt: letter.revokedAt?.toISOString(),
    reason: letter.reason ?? undefined,
    erasedAt: letter.erasedAt?.toISOString(),
    createdAt: letter.createdAt.toISOString(),
  });
}
