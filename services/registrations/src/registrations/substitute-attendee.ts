import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { claimFiles, deleteFilesOf, freeFiles } from '../answer-files/answer-files.js';
import type { Offering } from '../offerings/offering.entity.js';
import { checkAnswers, filesIn } from './answers.js';
import { askAgain, type Author } from './change-registration.js';
import { linesOf } from './end-registrations.js';
import { changeFact, stateFact } from './facts-of.js';
import { saveSeats } from './lock-offering.js';
import { lockPlace } from './lock-place.js';
import type { SubstituteDto } from './place.dto.js';
import { hashOf, PlaceSecrets } from './place-secrets.js';
import { sessionIds } from './promote-in-sessions.js';
import { writeLog } from './registration-log.js';
import { Registration } from './registration.entity.js';
import { checkedIn, EmailTaken, eventOver, InvalidAnswers, notLive } from './registrations.errors.js';
import { emailKey } from './sign-up.js';
import { updateRegistrations, writeSessionLines } from './write-registrations.js';

type Person = Readonly<SubstituteDto>;

/** Somebody else comes instead: seat, line and sessions stay, the old link and code are dead from the commit on. */
@Injectable()
export class SubstituteAttendee {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  /** @throws PlaceNotFound | WrongState CHECKED_IN, EVENT_OVER | EmailTaken | InvalidAnswers | STALE_VERSION */
  async execute(id: string, person: Person, author: Author, ifMatch?: number): Promise<void> {
    await transact(this.db, async (tx) => {
      const { locked, registration } = await lockPlace(tx, id);
      const { offering } = locked;
      const now = this.clock.now();
      requireVersion(ifMatch, registration.version);
      if (!registration.live) throw notLive();
      if (!offering.live || now >= offering.endsAt) throw eventOver();
      await requireNobodyCame(tx, id);
      await requireNewAddress(tx, registration, person.email);
      const { status: previousStatus } = registration;
      const lines = (await linesOf(tx, locked, [registration])).get(id) ?? [];
      Object.assign(registration, await answersOf(tx, offering, id, person), this.identity(registration, person));
      const again = author.by === 'attendee' && offering.editsNeedApproval && previousStatus === 'confirmed';
      if (again) askAgain(offering, registration, lines);
      else registration.version += 1;
      await writePerson(tx, registration);
      await updateRegistrations(tx, [registration]);
      if (again) await writeSessionLines(tx, lines);
      await writeLog(tx, now, [{ registrationId: id, what: 'substituted', by: author.by, userId: author.userId }]);
      await saveSeats(tx, locked);
      const ids = sessionIds(lines);
      await this.outbox.addAll(tx, [
        again ? stateFact(registration, ids, { previousStatus }) : changeFact(registration, ids, { substituted: true }),
      ]);
    });
  }

  private identity(registration: Registration, person: Person): Partial<Registration> {
    const { id } = registration;
    const linkGeneration = registration.linkGeneration + 1;
    const codeGeneration = registration.codeGeneration + 1;
    return {
      name: person.name.trim(),
      email: person.email.trim(),
      phone: person.phone?.trim() || null,
      title: person.title?.trim() || null,
      // A colleague, unless another organisation is said.
      organisation: person.organisation?.trim() || registration.organisation,
      organisationId: person.organisation === undefined ? registration.organisationId : null,
      attendeeKind: person.attendeeKind ?? registration.attendeeKind,
      locale: person.locale ?? registration.locale,
      linkGeneration,
      linkHash: hashOf(this.secrets.linkToken(id, linkGeneration)),
      linkAgainAt: null,
      codeGeneration,
      codeHash: hashOf(this.secrets.checkInCode(id, codeGeneration)),
    };
  }
}

/** What the event asks is asked of the new person; what the one before answered is dropped, files included. */
async function answersOf(
  tx: EntityManager,
  offering: Offering,
  id: string,
  person: Person,
): Promise<Pick<Registration, 'answers' | 'answered'>> {
  const files = await freeFiles(tx, offering, [person.answers]);
  const { answers, answered, problems } = checkAnswers(offering.questions, person.answers ?? {}, files);
  if (problems.length > 0) throw new InvalidAnswers(problems);
  await deleteFilesOf(tx, [id]);
  await claimFiles(tx, [{ registrationId: id, files: filesIn(offering.questions, answers) }]);
  return { answers, answered };
}

const writePerson = (tx: EntityManager, registration: Registration): Promise<unknown> => {
  const { name, email, phone, title, organisation, organisationId, attendeeKind, locale } = registration;
  const { answers, answered, linkGeneration, linkHash, linkAgainAt } = registration;
  const { codeGeneration, codeHash } = registration;
  const person = { name, email, phone, title, organisation, organisationId, attendeeKind, locale, answers, answered };
  const secrets = { linkGeneration, linkHash, linkAgainAt, codeGeneration, codeHash };
  return tx.update(Registration, { id: registration.id }, { ...person, ...secrets });
};

/** The row is locked, and a scan locks it too: nobody checks in between this look and the commit. */
async function requireNobodyCame(tx: EntityManager, id: string): Promise<void> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM attendances WHERE registration_id = $1 LIMIT 1', [id]);
  if (rows.length > 0) throw checkedIn();
}

async function requireNewAddress(tx: EntityManager, { id, offeringId }: Registration, email: string): Promise<void> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM registrations WHERE offering_id = $1 AND lower(trim(email)) = $2 AND id <> $3
       AND status NOT IN ('cancelled', 'rejected')`,
    [offeringId, emailKey(email), id],
  );
  if (rows.length > 0) throw new EmailTaken();
}
