import { Injectable } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { Invitation } from '../invitations/invitation.entity.js';
import { PlaceSecrets } from '../registrations/place-secrets.js';
import type { RecipientDto } from './recipients.dto.js';

interface Unconfirmed {
  id: string;
  eventId: string;
  version: number;
  email: string;
  locale: Locale | null;
  expiresAt: Date;
}

/** Whom a mail goes to that has no place yet: invited, or asked to confirm an e-mail. What is settled is left out. */
@Injectable()
export class AskedQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly secrets: PlaceSecrets,
  ) {}

  async read(ids: readonly string[]): Promise<RecipientDto[]> {
    const people = [...(await this.invited(ids)), ...(await this.unconfirmed(ids))];
    const rows: { id: string; version: number }[] = await this.db.query(
      'SELECT id, event_version AS version FROM offerings WHERE id = ANY($1)',
      [people.map((person) => person.eventId)],
    );
    const versions = new Map(rows.map((row) => [row.id, row.version]));
    return people.map((person) => ({ ...person, eventVersion: versions.get(person.eventId) ?? 0 }));
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
