import { Injectable } from '@nestjs/common';
import { OrganisationRecorded } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { type Caller, Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { unlessTaken } from '../references.js';
import type { OrganisationChange, OrganisationView } from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import { NotYourOrganisation, OrganisationCodeTaken, OrganisationNotFound } from './organisations.errors.js';
import { organisationView } from './organisations.query.js';

/** Staff and administrators change any organisation, organisers the ones they organise for. */
export const mayChangeOrganisation = (caller: Caller, id: string): boolean =>
  caller.has('staff') || caller.hostsAnyOf([id]);

@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws OrganisationNotFound | NotYourOrganisation | OrganisationCodeTaken | Refusal STALE_VERSION */
  async execute(caller: Caller, id: string, change: OrganisationChange, ifMatch?: number): Promise<OrganisationView> {
    return transact(this.db, async (tx) => {
      // The row is locked before it is read: versions, and so facts, follow each other without a gap.
      const organisation = await tx.findOne(Organisation, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!organisation) throw new OrganisationNotFound();
      if (!mayChangeOrganisation(caller, id)) throw new NotYourOrganisation();
      requireVersion(ifMatch, organisation.version);
      if (organisation.change(change, this.clock.now())) {
        await unlessTaken(
          'organisations_code',
          () => new OrganisationCodeTaken(change.code ?? ''),
          () => tx.save(organisation),
        );
        await this.outbox.add(tx, OrganisationRecorded, organisation.recorded(), organisation);
      }
      return organisationView(organisation);
    });
  }
}
