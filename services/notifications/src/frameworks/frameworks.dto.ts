import { agreementPhases, type AgreementPhase, type AgreementStatus, agreementStatuses } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class FrameworkView {
  id!: string;
  number!: string;
  title!: string;
  /** The university or institute. */
  organisationId!: string;
  organisationName!: string;
  @ApiProperty({ enum: agreementStatuses }) status!: AgreementStatus;
  @ApiProperty({ enum: agreementPhases, nullable: true }) phase!: AgreementPhase | null;
  /** Days. */
  termStartsOn!: string | null;
  termEndsOn!: string | null;
  /** The agreement that follows it. */
  renewedById!: string | null;
}

export class FrameworkList {
  /** By university; of each the one that ends last first. */
  items!: FrameworkView[];
}
