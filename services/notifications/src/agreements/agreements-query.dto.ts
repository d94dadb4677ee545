import {
  type AgreementKind,
  agreementKinds,
  type AgreementPhase,
  agreementPhases,
  type AgreementStatus,
  agreementStatuses,
  type ContractRegistrationState,
  contractRegistrationStates,
  type EnvelopeStatus,
  envelopeStatuses,
} from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsDay } from './days.js';

export const evidenceKinds = ['sealed', 'paper', 'recorded'] as const;

export class DocumentQuery {
  /** Id of one of its envelopes; the current one unless said. */
  @IsOptional()
  @IsUUID()
  envelope?: string;
}

export class AgreementsFilter extends PageQuery {
  @IsOptional()
  @IsIn(agreementStatuses)
  status?: AgreementStatus;

  /** Computed from the dates: `to_renew` is within 90 days of its end with no signed successor. */
  @IsOptional()
  @IsIn(agreementPhases)
  phase?: AgreementPhase;

  /** State of the current envelope. */
  @IsOptional()
  @IsIn(envelopeStatuses)
  envelope?: EnvelopeStatus;

  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  /** State of its technology-contract registration; `not_applied` also where nothing was said of it. */
  @IsOptional()
  @IsIn(contractRegistrationStates)
  registration?: ContractRegistrationState;

  /** Id of an organisation. */
  @IsOptional()
  @IsUUID()
  party?: string;

  @IsOptional()
  @IsUUID()
  event?: string;

  /** Id of a series; its children count. */
  @IsOptional()
  @IsUUID()
  series?: string;

  /** First local day of `signedOn`, inclusive. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Last local day of `signedOn`, inclusive. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** In number, title and names of parties. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** What proves it: the sealed file, a verified scan of the paper, or a record of long ago. */
  @IsOptional()
  @IsIn(evidenceKinds)
  evidence?: (typeof evidenceKinds)[number];

  /** Id of who wrote it or looks after its case, or `me`. */
  @IsOptional()
  @Matches(/^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/)
  owner?: string;

  /** Out for signature for more than so many days. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3650)
  waitingDays?: number;

  /** In force, ending within so many days, and not renewed. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3650)
  endsWithinDays?: number;
}
