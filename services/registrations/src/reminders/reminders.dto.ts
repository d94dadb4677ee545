import { ApiProperty } from '@nestjs/swagger';
import { type RegistrationStatus } from '@zuomei/contracts';
import { NullIsLeftOut, Trimmed } from '@zuomei/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

/**
 * `reminder`: before the event, to those in the states named. After its end: `thanks` with the survey to who came,
 * `missed` to who had a place and did not, `outcome_survey` to who came, asking what has happened since.
 */
export const ruleMessages = ['reminder', 'thanks', 'missed', 'outcome_survey'] as const;
export type RuleMessage = (typeof ruleMessages)[number];

export const ruleUnits = ['hours', 'days'] as const;
export type RuleUnit = (typeof ruleUnits)[number];

export const remindedStatuses = [
  'confirmed',
  'pending',
  'waitlisted',
  'offered',
] as const satisfies RegistrationStatus[];
export type RemindedStatus = (typeof remindedStatuses)[number];

export class ReminderRuleInput {
  @IsIn(ruleMessages) message!: RuleMessage;

  /** How many hours or days before the start (`reminder`) or after the end (all others). */
  @IsInt() @Min(0) @Max(400) amount!: number;

  /** Days are those of the event's time zone: the same time of day. */
  @IsIn(ruleUnits) unit!: RuleUnit;

  /** Of a `reminder` only; confirmed unless said. */
  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(remindedStatuses, { each: true })
  statuses?: RemindedStatus[];

  /** Words of the organiser's own, added to the mail: Markdown, sent as plain text. */
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(2000) noteEn?: string;

  @IsOptional() @NullIsLeftOut() @IsBoolean() enabled?: boolean;
}

/** What is left out stays. An empty note removes it. */
export class ChangeReminderDto {
  @IsOptional() @NullIsLeftOut() @IsInt() @Min(0) @Max(400) amount?: number;
  @IsOptional() @NullIsLeftOut() @IsIn(ruleUnits) unit?: RuleUnit;
  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(remindedStatuses, { each: true })
  statuses?: RemindedStatus[];
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @NullIsLeftOut() @Trimmed() @IsString() @MaxLength(2000) noteEn?: string;
  @IsOptional() @NullIsLeftOut() @IsBoolean() enabled?: boolean;
}

export class ReminderRuleDto {
  id!: string;
  version!: number;
  @ApiProperty({ enum: ruleMessages }) message!: RuleMessage;
  amount!: number;
  @ApiProperty({ enum: ruleUnits }) unit!: RuleUnit;
  @ApiProperty({ enum: remindedStatuses, isArray: true }) statuses!: RemindedStatus[];
  note?: string;
  noteEn?: string;
  enabled!: boolean;
  /** When it is to be sent, as things are now; left out while the event has no date. */
  dueAt?: string;
  /** When it was sent last. */
  sentAt?: string;
  /** Its time was over before the rule or the date of the event was there: nobody will be told. */
  tooLate!: boolean;
}

export class ReminderRulesDto {
  items!: ReminderRuleDto[];
}
