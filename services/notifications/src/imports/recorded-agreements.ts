import { AgreementSigned } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Injectable } from '@nestjs/common';
import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { factOf } from '../agreements/agreement-fact.js';
import { nextNumbers } from '../agreements/agreement-numbers.js';
import { emptyTerms } from '../agreements/draft-content.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { Party } from '../agreements/party.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { RecordedDetails } from './agreement-row.js';

/** A past agreement as the import wants it: codes looked up. */
export interface Recorded {
  details: RecordedDetails;
  /** 甲方, then 乙方. */
  parties: { organisationId: string; name: string }[];
  eventIds: string[] | undefined;
  source: string;
}

export interface Changed {
  agreement: Agreement;
  parties: Party[];
  fields: string[];
  partiesChanged: boolean;
}

const batch = 500;
const labels = ['甲方', '乙方'];

/** Writes past agreements: they count from now on, and are marked as recorded, never sealed. */
@Injectable()
export class RecordedAgreements {
  constructor(
    private readonly trail: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async create(tx: EntityManager, recorded: Recorded[], staffId: string, at: Date): Promise<void> {
    const numbers = await nextNumbers(
      tx,
      recorded.map(({ details }) => details.signedOn.slice(0, 4)),
    );
    const made = recorded.map((one, n) => this.made(one, numbers[n] ?? '', staffId, at));
    const by = { kind: 'staff', id: staffId } as const;
    for (let from = 0; from < made.length; from += batch) {
      const some = made.slice(from, from + batch);
      await tx.insert(
        Agreement,
        some.map(({ agreement }) => agreement),
      );
      await tx.insert(
        Envelope,
        some.map(({ envelope }) => envelope),
      );
      await tx.insert(
        Party,
        some.flatMap(({ parties }) => parties),
      );
      await this.trail.begin(
        tx,
        some.map(({ agreement }) => ({
          agreementId: agreement.id,
          type: 'AGREEMENT_CREATED',
          actor: by,
          data: {
            number: agreement.number,
            kind: agreement.kind,
            code: agreement.code,
            evidence: 'recorded',
            signedOn: agreement.signedOn,
            amount: agreement.amount,
            technologyTransactionAmount: agreement.technologyTransactionAmount,
          },
        })),
      );
      await this.announce(tx, some);
    }
  }

  async change(tx: EntityManager, changed: Changed[], staffId: string): Promise<void> {
    const by = { kind: 'staff', id: staffId } as const;
    for (const { agreement, parties, fields, partiesChanged } of changed) {
      agreement.version += 1;
      await tx.save(agreement);
      if (partiesChanged) await tx.save(parties);
      await this.trail.append(tx, agreement.id, 'AGREEMENT_CHANGED', by, { fields, version: agreement.version });
    }
    await this.announce(tx, changed);
  }

  private announce(tx: EntityManager, of: { agreement: Agreement; parties: Party[] }[]): Promise<void> {
    return this.outbox.addAll(
      tx,
      of.map(({ agreement, parties }) => ({
        fact: AgreementSigned,
        payload: factOf(agreement, parties),
        about: agreement,
      })),
    );
  }

  private made(
    { details, parties, eventIds, source }: Recorded,
    number: string,
    createdBy: string,
    at: Date,
  ): { agreement: Agreement; envelope: Envelope; parties: Party[] } {
    const id = newId();
    const envelope = Envelope.draft(newId(), id, null, at);
    const terms = {
      ...emptyTerms,
      kind: details.kind,
      title: details.title,
      eventIds: eventIds ?? [],
      amount: details.amount ?? null,
      technologyTransactionAmount: details.technologyTransactionAmount ?? null,
      termStartsOn: details.termStartsOn ?? null,
      termEndsOn: details.termEndsOn ?? null,
    };
    const agreement = Agreement.draft({ id, number, envelopeId: envelope.id, createdBy, at, terms });
    agreement.record(details.code, details.signedOn, source);
    const rows = parties.map((party, position) =>
      Object.assign(new Party(), { ...party, agreementId: id, position, label: labels[position] ?? '' }),
    );
    return { agreement, envelope, parties: rows };
  }
}
