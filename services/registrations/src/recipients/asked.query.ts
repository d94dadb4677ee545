import { Injectable } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { Invitation } from '../invitations/invitation.entity.js';
import { Offering } from '../offerings/offering.entity.js';
import { PlaceSecrets } from '../registrations/place-secrets.js';
import { positionsInLine } from '../registrations/positions.query.js';
import { Registration } from '../registrations/registration.entity.js';
import type { RecipientDto } from './recipients.dto.js';

interface Unconfirmed {
  id: string;
  eventId: string;
  version: number;
  email: string;
  locale: Locale | null;
  expiresAt: Date;
}

interface Contact {
  id: string;
  eventId: string;
  name: string;
  email: string;
  locale: Locale;
}

/** Whom a mail goes to that has no place yet: invited, asked to confirm an e-mail, or contact of a group. What is settled is left out. */
@Injectable()
export class AskedQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  async read(ids: readonly string[]): Promise<RecipientDto[]> {
    const people = [...(await this.invited(ids)), ...(await this.unconfirmed(ids)), ...(await this.contacts(ids))];
    const rows: { id: string; version: number }[] = await this.db.query(
      'SELECT id, event_version AS version FROM offerings WHERE id = ANY($1)',
      [people.map((person) => person.eventId)],
    );
    const versions = new Map(rows.map((row) => [row.id, row.version]));
    return people.map((person) => ({ ...person, eventVersion: versions.get(person.eventId) ?? 0 }));
  }

  /** Of groups: what became of each, and nobody's link. */
  private async contacts(ids: readonly string[]): Promise<Omit<RecipientDto, 'eventVersion'>[]> {
    const groups: Contact[] = await this.db.query(
      `SELECT id, offering_id AS "eventId", contact_name AS name, contact_email AS email, locale
       FROM groups WHERE id = ANY($1) AND contact_email <> ''`,
      [ids],
    );
    if (groups.length === 0) return [];
    const members = await this.db.manager.find(Registration, {
      where: { groupId: In(groups.map((group) => group.id)) },
      order: { id: 'ASC' },
    });
    const positions = await this.positions(members);
    return groups.map((group) => ({
      ...group,
      link: this.secrets.eventPage(group.eventId),
      people: members
        .filter((one) => one.groupId === group.id)
        .map(({ id, name, status }) => {
          const position = positions.get(id);
          return { name, status, ...(position === undefined ? {} : { position }) };
        }),
    }));
  }

  private async positions(members: readonly Registration[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const waiting = members.filter((one) => one.line !== null);
    for (const offering of await this.db.manager.findBy(Offering, { id: In(waiting.map((one) => one.offeringId)) })) {
      const own = waiting.filter((one) => one.offeringId === offering.id).map((one) => one.id);
      for (const [id, position] of await positionsInLine(this.db.manager, offering, own)) found.set(id, position);
    }
    return found;
  }

  private async invited(ids: readonly string[]): Promise<Omit<RecipientDto, 'eventVersion'>[]> {
    const now = this.clock.now();
    const found = await this.db.manager.findBy(Invitation, { id: In(ids) });
    return found
      .filter((one) => one.statusAt(now) === 'sent' || one.statusAt(now) === 'accepted')
      .map((one) => ({
        id: one.id,
        eventId: one.offeringId,
        name: one.name ?? '',
        email: one.email,
        locale: one.locale,
        link: this.secrets.page('invitation', this.secrets.invitationToken(one.id, one.linkGeneration)),
        seats: one.seats,
        ...(one.expiresAt ? { expiresAt: one.expiresAt.toISOString() } : {}),
        ...(!one.personal && one.organisation ? { organisation: one.organisation } : {}),
      }));
  }

  private async unconfirmed(ids: readonly string[]): Promise<Omit<RecipientDto, 'eventVersion'>[]> {
    const found: Unconfirmed[] = await this.db.query(
      `SELECT id, offering_id AS "eventId", version, person->>'email' AS email, person->>'locale' AS locale,
         expires_at AS "expiresAt"
       FROM unconfirmed_sign_ups WHERE id = ANY($1) AND expires_at > $2`,
      [ids, this.clock.now()],
    );
    return found.map(({ id, eventId, version, email, locale, expiresAt }) => ({
      id,
      eventId,
      // Whose address it is is not known yet: what a stranger wrote as a name is not sent there.
      name: '',
      email,
      locale: locale ?? 'zh-CN',
      link: this.secrets.page('confirm', this.secrets.confirmToken(id, version)),
      expiresAt: expiresAt.toISOString(),
    }));
  }
}
