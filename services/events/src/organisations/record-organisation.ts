import { Injectable } from '@nestjs/common';
import { OrganisationRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, type OnceKey, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { unlessTaken } from '../references.js';
import type { OrganisationInput, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationCodeTaken } from './organisations.errors.js';
import { organisationView } from './organisations.query.js';

@Injectable()
export class RecordOrganisation {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws OrganisationCodeTaken */
  async execute(input: OrganisationInput, once?: OnceKey): Promise<OrganisationView> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const organisation = Organisation.record(input, this.clock.now());
      await unlessTaken(
        'organisations_code',
        () => new OrganisationCodeTaken(input.code ?? ''),
        () => tx.insert(Organisation, organisation),
      );
      await this.outbox.add(tx, OrganisationRecorded, organisation.recorded(), organisation);
      return organisationView(organisation);
    });
    return result;
  }
}
