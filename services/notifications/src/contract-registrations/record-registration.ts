import { Injectable } from '@nestjs/common';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { decimal, localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { ContractRegistration } from './contract-registration.entity.js';
import type { ContractRegistrationBody, ContractRegistrationView } from './contract-registrations.dto.js';

const text = (value: string | null | undefined): string | null => value?.trim() || null;

/** Keeps what the office said of an agreement. */
@Injectable()
export class RecordRegistration {
  constructor(
    private readonly db: DataSource,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws AgreementUnknown, 412 STALE_VERSION, and what the record's own rules refuse */
  execute(id: string, body: ContractRegistrationBody, staffId: string, ifMatch: number | undefined): Promise<void> {
    return transact(this.db, async (tx) => {
      const { agreement } = await lockAgreement(tx, id);
      const found = await tx.findOneBy(ContractRegistration, { agreementId: id });
      const registration = found ?? ContractRegistration.none(id);
      requireVersion(ifMatch, registration.version);
      const at = this.clock.now();
      const terms = {
        state: body.state,
        type: body.type ?? null,
        office: text(body.office),
        number: text(body.number),
        registeredOn: body.registeredOn ?? null,
        recognisedAmount: body.recognisedAmount ? decimal(body.recognisedAmount) : null,
        note: text(body.note),
      };
      registration.change(terms, agreement, localDayOf(at));
      registration.changedBy = staffId;
      registration.changedAt = at;
      await tx.save(registration);
      // Office and note are free text; the figures are what may be disputed.
      const { state, type, number, registeredOn, recognisedAmount, version } = registration;
      const data = { state, type, number, registeredOn, recognisedAmount, version };
      await this.trail.append(tx, id, 'REGISTRATION_RECORDED', { kind: 'staff', id: staffId }, data);
    });
  }

  /** Of these agreements, as far as anything was said of them. */
  async of(agreementIds: string[]): Promise<Map<string, ContractRegistrationView>> {
    const found = await this.db.manager.findBy(ContractRegistration, { agreementId: In(agreementIds) });
    return new Map(found.map((one) => [one.agreementId, viewOf(one)]));
  }

  async one(agreementId: string): Promise<ContractRegistrationView> {
    return (await this.of([agreementId])).get(agreementId) ?? viewOf(ContractRegistration.none(agreementId));
  }
}

const viewOf = (one: ContractRegistration): ContractRegistrationView =>
  present({
    agreementId: one.agreementId,
    version: one.version,
    state: one.state,
    type: one.type ?? undefined,
    office: one.office ?? undefined,
    number: one.number ?? undefined,
    registeredOn: one.registeredOn ?? undefined,
    recognisedAmount: one.recognisedAmount ?? undefined,
    note: one.note ?? undefined,
    changedAt: one.version === 0 ? undefined : one.changedAt.toISOString(),
  });
