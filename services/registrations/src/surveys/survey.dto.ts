import { ApiProperty } from '@nestjs/swagger';
import { type OutcomeStep, outcomeSteps, type SurveyWave, surveyWaves } from '@zuomei/contracts';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What is left out stays as it was answered; an empty comment removes it. */
export class AnswerSurveyDto {
  /** `later` from 90 days after the event on; the wave that is asked now unless said. */
  @IsOptional() @NullIsLeftOut() @IsIn(surveyWaves) wave?: SurveyWave;
  /** 1 (poor) to 5 (very good). */
  @IsOptional() @NullIsLeftOut() @IsInt() @Min(1) @Max(5) overall?: number;
  @IsOptional() @NullIsLeftOut() @IsBoolean() wouldComeAgain?: boolean;
  /** What came of it, from nothing to an agreement. */
  @IsOptional() @NullIsLeftOut() @IsIn(outcomeSteps) outcome?: OutcomeStep;
  /** Read by the organisers without a name. */
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(2000) comment?: string;
}

export class SurveyAnswersDto {
  @ApiProperty({ enum: surveyWaves }) wave!: SurveyWave;
  overall?: number;
  wouldComeAgain?: boolean;
  @ApiProperty({ enum: outcomeSteps, required: false }) outcome?: OutcomeStep;
  comment?: string;
  answeredAt!: string;
  changedAt!: string;
}

export const surveyClosed = ['not_over', 'not_attended', 'cancelled', 'erased'] as const;
export type SurveyClosed = (typeof surveyClosed)[number];

/** The survey of one attendee. */
export class SurveyDto {
  open!: boolean;
  /** Why not. */
  @ApiProperty({ enum: surveyClosed, required: false }) reason?: SurveyClosed;
  /** What is asked now. */
  @ApiProperty({ enum: surveyWaves }) wave!: SurveyWave;
  /** From when on the outcome is asked again. */
  laterFrom?: string;
  answers!: SurveyAnswersDto[];
}

export class OutcomeCountDto {
  @ApiProperty({ enum: outcomeSteps }) outcome!: OutcomeStep;
  count!: number;
}

export class WaveResultsDto {
  @ApiProperty({ enum: surveyWaves }) wave!: SurveyWave;
  /** How many answered anything. */
  answered!: number;
  /** How many said what came of it. */
  outcomesTold!: number;
  outcomes!: OutcomeCountDto[];
}

/** What those who were there say, added up; comments stand in no order and without names. */
export class SurveyResultsDto {
  /** Who could answer: those who came. */
  attended!: number;
  /** How many rated the event. */
  rated!: number;
  /** Null while nobody did. */
  @ApiProperty({ type: 'number', nullable: true }) average!: number | null;
  /** How many gave 1, 2, 3, 4, 5. */
  ratings!: number[];
  /** How many said whether they would come again. */
  saidAgain!: number;
  wouldComeAgain!: number;
  waves!: WaveResultsDto[];
  comments!: string[];
}
