import { ApiProperty } from '@nestjs/swagger';
import { callAnswerStatuses, type CallAnswerStatus } from '@zuomei/contracts';
import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { LowerCased, Trimmed } from '../fields.js';
import { OrganisationName } from '../organisations/organisation.dto.js';

export class CallAnswerInput {
  /** Who answers: an organisation of the caller's. */
  @LowerCased() @IsUUID() organisationId!: string;
  /** With which of its achievements. */
  @IsOptional() @LowerCased() @IsUUID() achievementId?: string | null;
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(10_000) proposal!: string;
}

export class DeclineAnswerInput {
  /** Told to who answered. */
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(1000) reason!: string;
}

export class CallAnswerView {
  id!: string;
  version!: number;
  needId!: string;
  organisationId!: string;
  organisation?: OrganisationName;
  achievementId!: string | null;
  proposal!: string;
  @ApiProperty({ enum: callAnswerStatuses }) status!: CallAnswerStatus;
  /** Why it was declined. */
  reason!: string | null;
  /** When whoever called chose it. */
  chosenAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

export class CallAnswers {
  items!: CallAnswerView[];
}
