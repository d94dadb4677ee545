import { Injectable } from '@nestjs/common';
import { InvitationDue, type Locale } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, newId, type OnceKey, Refusal, transact, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { lockOffering } from '../registrations/lock-offering.js';
import { hashOf, PlaceSecrets } from '../registrations/place-secrets.js';
import { EventNotFound, eventOver, SignUpClosed, UnknownReference } from '../registrations/registrations.errors.js';
import { emailKey } from '../registrations/sign-up.js';
import { Invitation } from './invitation.entity.js';
import type { NotInvitedDto } from './invitations.dto.js';

/** Whom to invite to what. */
export interface Wanted {
  email: string;
  name?: string | undefined;
  organisationId?: string | undefined;
  organisation?: string | undefined;
  seats?: number | undefined;
  skipApproval?: boolean | undefined;
  exceedCapacity?: boolean | undefined;
  expiresAt?: string | undefined;
  locale?: Locale | undefined;
}

export interface Invited {
  ids: string[];
  skipped: NotInvitedDto[];
}

/** Invites people and has their links mailed. Who has an invitation or a place already is left alone. */
@Injectable()
export class InvitePeople {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  /** @throws EventNotFound | WrongState EVENT_OVER | SignUpClosed | UnknownReference | Refusal IN_THE_PAST */
  async execute(eventId: string, wanted: readonly Wanted[], once?: OnceKey): Promise<Invited> {
    const names = await this.organisationNames(wanted);
    const { result } = await transactOnce(this.db, once, (tx) => this.invite(tx, eventId, wanted, names));
    return result;
  }

  /** Of a list that was read already; a dry run counts, and writes nothing. */
  async many(
    eventId: string,
    wanted: readonly Wanted[],
    dryRun: boolean,
  ): Promise<{ created: number; skipped: NotInvitedDto[] }> {
    return transact(this.db, async (tx) => {
      const { ids, skipped } = await this.invite(tx, eventId, wanted, new Map(), dryRun);
      return { created: ids.length, skipped };
    });
  }

  private async invite(
    tx: EntityManager,
    eventId: string,
    wanted: readonly Wanted[],
    names: Map<string, string>,
    dryRun = false,
  ): Promise<Invited> {
    const locked = await lockOffering(tx, eventId);
    if (!locked) throw new EventNotFound();
    const { offering } = locked;
    const now = this.clock.now();
    if (offering.publishedAt === null) throw new SignUpClosed('not_published');
    if (!offering.live || now >= offering.endsAt) throw eventOver();
    wanted.forEach(({ expiresAt }, index) => {
      if (expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime()) throw inThePast(index);
    });
    const taken = await takenAddresses(tx, eventId, wanted);
    const skipped: NotInvitedDto[] = [];
    const rows: Invitation[] = [];
    for (const one of wanted) {
      const problem = taken.get(emailKey(one.email));
      if (problem) skipped.push({ email: one.email, problem });
      else rows.push(this.create(eventId, one, names, now));
      taken.set(emailKey(one.email), problem ?? 'already_invited');
    }
    if (dryRun) return { ids: rows.map((row) => row.id), skipped };
    // In portions: a statement takes 65,535 parameters at most.
    for (let at = 0; at < rows.length; at += 1000) await tx.insert(Invitation, rows.slice(at, at + 1000));
    await this.outbox.addAll(
      tx,
      rows.map((row) => ({ fact: InvitationDue, payload: row.toFact('invited'), about: row })),
    );
    return { ids: rows.map((row) => row.id), skipped };
  }

  private create(offeringId: string, one: Wanted, names: Map<string, string>, now: Date): Invitation {
    const id = newId();
    return Object.assign(new Invitation(), {
      id,
      offeringId,
      version: 1,
      status: 'sent' as const,
      email: one.email.trim(),
      name: one.name?.trim() || null,
      organisationId: one.organisationId ?? null,
      organisation: one.organisation?.trim() || (one.organisationId && names.get(one.organisationId)) || null,
      locale: one.locale ?? ('zh-CN' as const),
      seats: one.seats ?? 1,
      skipApproval: one.skipApproval ?? false,
      exceedCapacity: one.exceedCapacity ?? false,
      expiresAt: one.expiresAt === undefined ? null : new Date(one.expiresAt),
      declineReason: null,
      linkGeneration: 1,
      linkHash: hashOf(this.secrets.invitationToken(id, 1)),
      reminders: 0,
      remindedAt: null,
      answeredAt: null,
      createdAt: now,
    });
  }

  /** The fact of an organisation recorded a moment ago may still be on its way. */
  private async organisationNames(wanted: readonly Wanted[]): Promise<Map<string, string>> {
    const ids = [...new Set(wanted.flatMap(({ organisationId }) => organisationId ?? []))];
    if (ids.length === 0) return new Map();
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const rows: { id: string; name: string }[] = await this.db.query(
        'SELECT id, name FROM organisations WHERE id = ANY($1)',
        [ids],
      );
      const names = new Map(rows.map((row) => [row.id, row.name]));
      const missing = wanted.findIndex(({ organisationId }) => organisationId && !names.has(organisationId));
      if (missing < 0) return names;
      if (performance.now() > deadline) throw new UnknownReference(`/invitations/${missing}/organisationId`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const patienceMs = 5000;

async function takenAddresses(
  tx: EntityManager,
  eventId: string,
  wanted: readonly Wanted[],
): Promise<Map<string, NotInvitedDto['problem']>> {
  const rows: { key: string; problem: NotInvitedDto['problem'] }[] = await tx.query(
    `SELECT lower(trim(email)) AS key, 'already_invited' AS problem FROM invitations
     WHERE offering_id = $1 AND lower(trim(email)) = ANY($2) AND status IN ('sent', 'accepted')
     UNION ALL
     SELECT lower(trim(email)), 'already_registered' FROM registrations
     WHERE offering_id = $1 AND lower(trim(email)) = ANY($2) AND status NOT IN ('cancelled', 'rejected')`,
    [eventId, wanted.map(({ email }) => emailKey(email))],
  );
  return new Map(rows.map((row) => [row.key, row.problem]));
}

const inThePast = (index: number): Refusal => {
  const said = { zh: '截止时间应在将来。', en: 'An invitation must end in the future.' };
  return new Refusal('not_allowed', 'IN_THE_PAST', said, {
    errors: [{ pointer: `/invitations/${index}/expiresAt`, code: 'IN_THE_PAST', detail: said }],
  });
};
