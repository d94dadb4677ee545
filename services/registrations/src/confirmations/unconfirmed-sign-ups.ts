import { ConfirmationDue } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { keepFiles } from '../answer-files/answer-files.js';
import type { Offering } from '../offerings/offering.entity.js';
import { filesIn } from '../registrations/answers.js';
import { hashOf, type PlaceSecrets } from '../registrations/place-secrets.js';
import { type ConfirmEmail, emailKey, type Person, type SignUp } from '../registrations/sign-up.js';
import { TooManyMails } from './confirmations.errors.js';

const validMs = 24 * 3_600_000;
const hourMs = 3_600_000;
const mostMails = 5;

interface Unconfirmed {
  id: string;
  version: number;
  mails: number;
  mailsSince: Date;
}

interface Kept extends Unconfirmed {
  person: Person;
  signUp: SignUp;
  expiresAt: Date;
  createdAt: Date;
}

/** Sign-ups that wait for their link to be opened: one for each address and event, a later one replaces it. */
export class UnconfirmedSignUps {
  private readonly kept = new Map<string, Kept>();

  private constructor(
    private readonly offering: Offering,
    private readonly known: ReadonlyMap<string, Unconfirmed>,
  ) {}

  /** Asks nothing where sign-ups need no confirmation. */
  static async read(tx: EntityManager, offering: Offering, list: readonly SignUp[]): Promise<UnconfirmedSignUps> {
    if (!offering.confirmEmail) return new UnconfirmedSignUps(offering, new Map());
    const rows: (Unconfirmed & { email: string })[] = await tx.query(
      `SELECT id, email, version, mails, mails_since AS "mailsSince" FROM unconfirmed_sign_ups
       WHERE offering_id = $1 AND email = ANY($2)`,
      [
        offering.id,
        list.flatMap(({ offeringId, people }) =>
          offeringId === offering.id ? people.map(({ email }) => emailKey(email)) : [],
        ),
      ],
    );
    return new UnconfirmedSignUps(offering, new Map(rows.map((row) => [row.email, row])));
  }

  /** @throws TooManyMails */
  keep(person: Person, signUp: SignUp, now: Date): ConfirmEmail {
    const email = emailKey(person.email);
    const before = this.kept.get(email) ?? this.known.get(email);
    const since = before && now.getTime() - before.mailsSince.getTime() < hourMs ? before.mailsSince : now;
    const mails = before && since === before.mailsSince ? before.mails : 0;
    if (mails >= mostMails) throw new TooManyMails((since.getTime() + hourMs - now.getTime()) / 1000);
    const closes = this.offering.signUpClosesAt ?? this.offering.endsAt;
    const expiresAt = new Date(Math.min(now.getTime() + validMs, closes.getTime()));
    this.kept.set(email, {
      id: before?.id ?? newId(),
      version: (before?.version ?? 0) + 1,
      mails: mails + 1,
      mailsSince: since,
      person,
      signUp,
      expiresAt,
      createdAt: now,
    });
    return { status: 'confirm_email', expiresAt: expiresAt.toISOString() };
  }

  /** @returns the facts that have the links mailed */
  async write(tx: EntityManager, secrets: PlaceSecrets): Promise<OutboxLine[]> {
    const rows = [...this.kept];
    if (rows.length === 0) return [];
    await tx.query(
      `INSERT INTO unconfirmed_sign_ups
         (id, offering_id, email, version, person, invitation_id, link_hash, mails, mails_since, expires_at, created_at)
       SELECT id, $1, email, version, person, invitation_id, decode(link_hash, 'hex'), mails, mails_since, expires_at,
         created_at
       FROM json_to_recordset($2) AS n (id uuid, email text, version int, person jsonb, invitation_id uuid,
         link_hash text, mails int, mails_since timestamptz, expires_at timestamptz, created_at timestamptz)
       ON CONFLICT (offering_id, email) DO UPDATE SET version = excluded.version, person = excluded.person,
         invitation_id = excluded.invitation_id, link_hash = excluded.link_hash, mails = excluded.mails,
         mails_since = excluded.mails_since, expires_at = excluded.expires_at, created_at = excluded.created_at`,
      [
        this.offering.id,
        JSON.stringify(
          rows.map(([email, one]) => ({
            id: one.id,
            email,
            version: one.version,
            person: one.person,
            invitation_id: one.signUp.invitation?.id ?? null,
            link_hash: hashOf(secrets.confirmToken(one.id, one.version)).toString('hex'),
            mails: one.mails,
            mails_since: one.mailsSince,
            expires_at: one.expiresAt,
            created_at: one.createdAt,
          })),
        ),
      ],
    );
    for (const [, { person, expiresAt }] of rows) {
      await keepFiles(tx, filesIn(this.offering.questions, person.answers ?? {}), expiresAt);
    }
    return rows.map(([, { id, version, signUp }]) => ({
      fact: ConfirmationDue,
      payload: { signUpId: id, eventId: this.offering.id, version },
      about: { id, version },
      traceparent: signUp.trace?.traceparent,
    }));
  }
}
