import type { ContractRegistrationState, TechnologyContractType } from '@zuomei/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { requireAmounts } from '../agreements/agreement-rules.js';
import { Agreement } from '../agreements/agreement.entity.js';
import {
  AgreementNotSigned,
  RecognisedAboveAmount,
  RegisteredBeforeSigned,
  RegistrationIncomplete,
} from './contract-registrations.errors.js';

/** What the office for technology contracts said of an agreement. */
export interface RegistrationTerms {
  type: TechnologyContractType | null;
  state: ContractRegistrationState;
  office: string | null;
  /** Assigned by the office; its form has changed over the years, so it is kept as it was written. */
  number: string | null;
  registeredOn: string | null;
  /** 核定技术交易额, decimal yuan. */
  recognisedAmount: string | null;
  note: string | null;
}

/** 技术合同认定登记, a record beside the agreement: once a contract, never more than the contract's sum. */
@Entity('contract_registrations')
@Check('ck_contract_registrations_state', "state IN ('not_applied', 'submitted', 'returned', 'registered', 'refused')")
@Index('ix_contract_registrations_state', ['state'])
export class ContractRegistration implements RegistrationTerms {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  @ForeignKey(() => Agreement, { name: 'fk_contract_registrations_agreement' })
  agreementId!: string;

  @Column('int')
  version!: number;

  @Column('text', { nullable: true })
  type!: TechnologyContractType | null;

  @Column('text')
  state!: ContractRegistrationState;

  @Column('text', { nullable: true })
  office!: string | null;

  @Column('text', { nullable: true })
  number!: string | null;

  @Column('date', { name: 'registered_on', nullable: true })
  registeredOn!: string | null;

  @Column('numeric', { name: 'recognised_amount', precision: 17, scale: 2, nullable: true })
  recognisedAmount!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  static none(agreementId: string): ContractRegistration {
    return Object.assign(new ContractRegistration(), {
      ...{ agreementId, version: 0, type: null, state: 'not_applied', office: null, number: null },
      ...{ registeredOn: null, recognisedAmount: null, note: null },
    });
  }

  /** @throws AgreementNotSigned, RegistrationIncomplete, RecognisedAboveAmount, RegisteredBeforeSigned */
  change(terms: RegistrationTerms, agreement: Agreement, today: string): void {
    if (terms.state !== 'not_applied') {
      if (agreement.status !== 'signed' && agreement.status !== 'terminated') throw new AgreementNotSigned();
      const wanted =
        terms.state === 'registered' ? ['type', 'office', 'number', 'registeredOn', 'recognisedAmount'] : ['type'];
      const missing = wanted.filter((field) => terms[field as keyof RegistrationTerms] === null);
      if (missing.length > 0) throw new RegistrationIncomplete(missing);
    }
    try {
      requireAmounts(agreement.amount, terms.recognisedAmount);
    } catch {
      throw new RecognisedAboveAmount();
    }
    if (terms.registeredOn !== null && (terms.registeredOn > today || terms.registeredOn < (agreement.signedOn ?? '')))
      throw new RegisteredBeforeSigned();
    Object.assign(this, terms);
    this.version += 1;
  }
}
