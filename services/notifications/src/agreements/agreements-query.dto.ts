import {
  type AgreementKind,
  agreementKinds,
  type AgreementPhase,
  agreementPhases,
  type AgreementStatus,
  agreementStatuses,
  type EnvelopeStatus,
  envelopeStatuses,
} from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay } from './agreements.dto.js';

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
}
