import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type FunnelStep, funnelSteps } from './funnel-steps.js';
import { ReportFilter } from './report.dto.js';

export const funnelGroupings = ['event', 'series', 'host', 'industry', 'year'] as const;
export type FunnelGrouping = (typeof funnelGroupings)[number];

export class FunnelAsked extends ReportFilter {
  @IsOptional() @IsIn(funnelGroupings) groupBy?: FunnelGrouping;
}

export class FunnelStepView {
  @ApiProperty({ enum: funnelSteps }) step!: FunnelStep;
  value!: number;
  /** This step for each one of the step before, 0.25 for a quarter; null after a step of none, and for the first. */
  @ApiProperty({ type: 'number', nullable: true }) rate!: number | null;
  /** Of years: by how much it differs from the year before, 0.1 for a tenth more; null where that had none. */
  @ApiProperty({ type: 'number', nullable: true, required: false }) change?: number | null;
  /** The list it is the sum of. */
  href!: string;
}

export class FunnelGroupView {
  key!: string;
  label!: string;
  steps!: FunnelStepView[];
}

/** `steps` of all that was asked for; with `groupBy`, `groups` in the order of their keys, events by their days. */
export class FunnelView {
  steps?: FunnelStepView[];
  groups?: FunnelGroupView[];
}
