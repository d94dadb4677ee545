import { showingForms, type ShowingForm } from '@zuomei/contracts';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { EventFilter } from '../events/event-filter.dto.js';
import { CommaList, LowerCased, Trimmed } from '../fields.js';

export class ShowingInput {
  @IsIn(showingForms) form!: ShowingForm;
  @IsOptional() @LowerCased() @IsUUID() achievementId?: string;
  @IsOptional() @LowerCased() @IsUUID() needId?: string;
  /** Of what is no record of its own, such as a laboratory. */
  @IsOptional() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) title?: string;
}

export const shownThings = ['achievement', 'need', 'other'] as const;
export type ShownThing = (typeof shownThings)[number];

/** Which showings; the other filters are those of their events. */
export class ShowingFilter extends OmitType(EventFilter, ['q', 'order']) {
  @IsOptional() @LowerCased() @IsUUID() event?: string;
  @IsOptional() @CommaList() @IsIn(showingForms, { each: true }) form?: ShowingForm[];
  /** What is shown. */
  @IsOptional() @IsIn(shownThings) of?: ShownThing;
  /** One achievement: where it was shown. */
  @IsOptional() @LowerCased() @IsUUID() achievement?: string;
  /** One need: where it was shown. */
  @IsOptional() @LowerCased() @IsUUID() need?: string;
}

export class ShowingView {
  id!: string;
  version!: number;
  eventId!: string;
  @ApiProperty({ enum: showingForms }) form!: ShowingForm;
  achievementId!: string | null;
  needId!: string | null;
  /** Title of the achievement, the need, or what was written. */
  title!: string;
}

export class ShowingPage {
  items!: ShowingView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
