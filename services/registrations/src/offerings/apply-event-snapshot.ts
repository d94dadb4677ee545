import { Injectable } from '@nestjs/common';
import type { EventSnapshotV1, MessageKind, SessionV1, SignUpTermsV1 } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { type Locked, lockOffering, saveSeats } from '../registrations/lock-offering.js';
import { promoteWaiting } from '../registrations/promote-waiting.js';
import { addUsualReminders } from '../reminders/usual-reminders.js';
import { OfferedSession } from './offered-session.entity.js';
import { Offering } from './offering.entity.js';

type Sweep = { kind: 'cancel' } | { kind: 'tell'; message: MessageKind };

/**
 * Applies an event as it now is, if that is newer than what is known. Terms are taken until the first publication;
 * afterwards they belong to this service. What concerns everybody who is registered is only noted down here, as a
 * sweep: hundreds of thousands of people are not one transaction.
 */
@Injectable()
export class ApplyEventSnapshot {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, snapshot: EventSnapshotV1, reason?: string): Promise<void> {
    const locked = await lockOffering(tx, snapshot.eventId);
    const known = locked?.offering;
    if (known && known.eventVersion >= snapshot.version) return;
    const sweep = known && sweepFor(known, snapshot);
    const next = this.next(known, snapshot, reason);
    if (known) await tx.update(Offering, { id: known.id }, next);
    else await tx.insert(Offering, next);
    await applySessions(tx, snapshot, locked);
    if (next.publishedAt && !known?.publishedAt && !snapshot.imported) {
      await addUsualReminders(tx, snapshot, this.clock.now());
    }
    if (known && locked) await this.serveLine(tx, { ...locked, offering: Object.assign(known, next) });
    if (sweep) await this.note(tx, snapshot, sweep);
  }

  private next(known: Offering | undefined, s: EventSnapshotV1, reason: string | undefined): Partial<Offering> {
    const published = known?.publishedAt ?? null;
    return {
      id: s.eventId,
      eventVersion: s.version,
      status: s.status,
      statusReason: reason?.trim() || (known?.status === s.status ? known.statusReason : null),
      visibility: s.visibility,
      mode: s.mode,
      kind: s.kind,
      title: s.title,
      titleEn: s.titleEn ?? null,
      hostIds: s.hostIds,
      guestIds: s.guestIds,
      seriesId: s.seriesId ?? null,
      industry: s.industry ?? null,
      startsAt: new Date(s.startsAt),
      endsAt: new Date(s.endsAt),
      datePrecision: s.datePrecision,
      timeZone: s.timeZone,
      venue: s.venue ?? null,
      livestreamUrl: s.livestreamUrl ?? null,
      imported: s.imported,
      hasSessions: s.sessions.length > 0 || known?.hasSessions === true,
      ...(published === null ? termsFrom(s.terms) : {}),
      datedAt: dated(known, s) ? (known?.datedAt ?? null) : this.clock.now(),
      endedAt: s.status === 'ended' ? (known?.endedAt ?? this.clock.now()) : null,
      publishedAt: published ?? (neverOpen(s) ? null : this.clock.now()),
    };
  }

  /** A session with more places than before serves its line now. */
  private async serveLine(tx: EntityManager, locked: Locked): Promise<void> {
    if (!locked.offering.live || !locked.offering.hasSessions) return;
    const rows = await tx.findBy(OfferedSession, { offeringId: locked.offering.id });
    const fresh = { offering: locked.offering, sessions: new Map(rows.map((row) => [row.sessionId, row])) };
    const facts = await promoteWaiting(tx, fresh, this.clock.now());
    if (facts.length === 0) return;
    await saveSeats(tx, fresh);
    await this.outbox.addAll(tx, facts);
  }

  private async note(tx: EntityManager, snapshot: EventSnapshotV1, sweep: Sweep): Promise<void> {
    await tx.query(
      `INSERT INTO sweeps (id, offering_id, kind, message, event_version, created_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (offering_id, event_version, kind) DO NOTHING`,
      [
        newId(),
        snapshot.eventId,
        sweep.kind,
        sweep.kind === 'tell' ? sweep.message : null,
        snapshot.version,
        this.clock.now(),
      ],
    );
  }
}

/** What everybody who is registered has to hear of. */
export function sweepFor(known: Offering, snapshot: EventSnapshotV1): Sweep | undefined {
  if (snapshot.imported || !known.live) return undefined;
  if (snapshot.status === 'cancelled') return { kind: 'cancel' };
  if (snapshot.status === 'postponed' && known.status === 'published')
    return { kind: 'tell', message: 'event_postponed' };
  if (snapshot.status === 'ended') return undefined;
  const differs =
    known.status !== snapshot.status ||
    known.startsAt.getTime() !== Date.parse(snapshot.startsAt) ||
    known.endsAt.getTime() !== Date.parse(snapshot.endsAt) ||
    known.venue !== (snapshot.venue ?? null) ||
    known.title !== snapshot.title ||
    known.titleEn !== (snapshot.titleEn ?? null) ||
    known.livestreamUrl !== (snapshot.livestreamUrl ?? null);
  return differs ? { kind: 'tell', message: 'event_changed' } : undefined;
}

/** Whether it has been known to take place then; a new date after a postponement is news, even if it is the old one. */
const dated = (known: Offering | undefined, s: EventSnapshotV1): boolean =>
  known !== undefined && known.status === s.status && known.startsAt.getTime() === Date.parse(s.startsAt);

const date = (iso: string | undefined): Date | null => (iso === undefined ? null : new Date(iso));

const termsFrom = (t: SignUpTermsV1): Partial<Offering> => ({
  capacity: t.capacity ?? null,
  capacityOnsite: t.capacityOnsite ?? null,
  capacityOnline: t.capacityOnline ?? null,
  approval: t.approval,
  pendingHoldsSeat: t.pendingHoldsSeat,
  waitlist: t.waitlist,
  waitlistPolicy: t.waitlistPolicy,
  editsNeedApproval: t.editsNeedApproval ?? false,
  offerHours: t.offerHours ?? null,
  offerInOfficeHours: t.offerInOfficeHours ?? true,
  signUpOpensAt: date(t.signUpOpensAt),
  signUpClosesAt: date(t.signUpClosesAt),
  checkInOpensAt: date(t.checkInOpensAt),
  checkInClosesAt: date(t.checkInClosesAt),
  retentionDays: t.retentionDays ?? 365,
  confirmEmail: t.confirmEmail ?? false,
  questions: t.questions.map(({ key, label, kind, required, options, min, max }) => ({
    key,
    label,
    kind,
    required,
    ...(options ? { options } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  })),
});

/** The programme as it now is. Fewer places than are held already sink to what is held, never below. */
async function applySessions(
  tx: EntityManager,
  { eventId, sessions }: EventSnapshotV1,
  locked?: Locked,
): Promise<void> {
  if (sessions.length === 0 && !locked?.offering.hasSessions) return;
  const column = <K extends keyof SessionV1>(key: K): (SessionV1[K] | null)[] => sessions.map((s) => s[key] ?? null);
  await tx.query(
    `INSERT INTO offered_sessions AS s (offering_id, session_id, title, starts_at, ends_at, room, capacity)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::int[])
     ON CONFLICT (session_id) DO UPDATE SET title = excluded.title, starts_at = excluded.starts_at,
       ends_at = excluded.ends_at, room = excluded.room, removed = false,
       capacity = CASE WHEN excluded.capacity IS NULL THEN NULL ELSE greatest(excluded.capacity, s.held) END`,
    [
      eventId,
      column('sessionId'),
      column('title'),
      column('startsAt'),
      column('endsAt'),
      column('room'),
      column('capacity'),
    ],
  );
  await tx.query(
    'UPDATE offered_sessions SET removed = true WHERE offering_id = $1 AND NOT session_id = ANY($2) AND NOT removed',
    [eventId, column('sessionId')],
  );
}

/** A draft, or one that was cancelled as a draft: each step of an event is a fact of its own, so none is missed. */
const neverOpen = ({ status, imported }: EventSnapshotV1): boolean =>
  status === 'draft' || (status === 'cancelled' && !imported);
