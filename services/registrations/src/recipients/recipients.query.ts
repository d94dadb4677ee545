import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { PlaceSecrets } from '../registrations/place-secrets.js';
import { positionsInLine } from '../registrations/positions.query.js';
import { Registration } from '../registrations/registration.entity.js';
import type { RecipientDto } from './recipients.dto.js';

/** Whom a mail goes to, with the secrets that only that person may see. Unknown ids are left out. */
@Injectable()
export class RecipientsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly secrets: PlaceSecrets,
  ) {}

  async read(ids: readonly string[]): Promise<RecipientDto[]> {
    const people = await this.db.manager.findBy(Registration, { id: In(ids), erasedAt: IsNull() });
    const offerings = await this.db.manager.findBy(Offering, { id: In(people.map((person) => person.offeringId)) });
    const events = new Map(offerings.map((offering) => [offering.id, offering]));
    const positions = await this.positions(people, offerings);
    return people.map((person) => {
      const position = positions.get(person.id);
      return {
        id: person.id,
        eventId: person.offeringId,
        eventVersion: events.get(person.offeringId)?.eventVersion ?? 0,
        status: person.status,
        name: person.name,
        email: person.email,
        locale: person.locale,
        link: this.secrets.link(person.id, person.linkGeneration),
        ...(person.status === 'confirmed'
          ? { checkInCode: this.secrets.checkInCode(person.id, person.codeGeneration) }
          : {}),
        ...(position === undefined ? {} : { position }),
        ...(person.reason ? { reason: person.reason } : {}),
      };
    });
  }

  private async positions(people: Registration[], offerings: Offering[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const offering of offerings) {
      const waiting = people.filter((person) => person.status === 'waitlisted' && person.offeringId === offering.id);
      const ids = waiting.map((person) => person.id);
      for (const [id, position] of await positionsInLine(this.db.manager, offering, ids)) found.set(id, position);
    }
    return found;
  }
}
