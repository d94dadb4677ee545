import { Injectable } from '@nestjs/common';
import { Clock, decodeCursor, NotFound, pageOf } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { present } from '../agreements/agreements.view.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import { brokenAt } from '../audit/audit-chain.js';
import type { CheckedTrailView } from '../audit/audit.dto.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { toldTrouble } from '../sealing/seal-provider.js';
import { Letter } from './letter.entity.js';
import type { LettersFilter } from './letters.dto.js';
import { LetterUnknown } from './letters.errors.js';
import type { LetterBatchView, LetterPage, LetterView } from './letters.view.js';

@Injectable()
export class LettersQuery {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(filter: LettersFilter): Promise<LetterPage> {
    const after = filter.cursor === undefined ? null : decodeCursor<[string]>(filter.cursor, 1)[0];
    const q = filter.q?.trim() || null;
    const rows: { id: string }[] = await this.db.query(
      `SELECT id FROM letters
       WHERE ($1::text IS NULL OR kind = $1)
         AND ($2::text IS NULL OR status = $2)
         AND ($3::uuid IS NULL OR batch_id = $3)
         AND ($4::uuid IS NULL OR event_id = $4)
         AND ($5::uuid IS NULL OR issuer_id = $5)
         AND ($6::text IS NULL OR holder_hash = $7 OR strpos(lower(number), lower($6)) > 0
           OR strpos(lower(subject), lower($6)) > 0 OR strpos(lower(issuer), lower($6)) > 0)
         AND ($8::uuid IS NULL OR id < $8)
       ORDER BY id DESC LIMIT $9`,
      [
        filter.kind ?? null,
        filter.status ?? null,
        filter.batch ?? null,
        filter.event ?? null,
        filter.issuer ?? null,
        q,
        q && this.trail.keyed(q.replace(/\s+/g, ' ')),
        after,
        filter.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.id]);
    return { items: await this.views(items.map((row) => row.id)), nextCursor };
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
    return letters.map((letter) => viewOf(letter, mailOf.get(letter.id), today));
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

function viewOf(letter: Letter, mail: string | undefined, today: string): LetterView {
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
    mail: mail === 'sent' || mail === 'dead' ? mail : mail && 'queued',
    revokedAt: letter.revokedAt?.toISOString(),
    reason: letter.reason ?? undefined,
    erasedAt: letter.erasedAt?.toISOString(),
    createdAt: letter.createdAt.toISOString(),
  }) as LetterView;
}
