import { PartialType } from '@nestjs/swagger';
import { NullIsLeftOut } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant, LowerCased, Trimmed } from '../fields.js';
import { OrganisationName } from '../organisations/organisation.dto.js';

/** Somebody who speaks: published content. */
export class SpeakerInput {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(100) name!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) title?: string | null;
  @IsOptional() @LowerCased() @IsUUID() organisationId?: string | null;
}

export class SessionInput {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(200) title!: string;
  /** Instant, not before the event starts. */
  @IsInstant() startsAt!: string;
  /** Instant, not after the event ends. */
  @IsInstant() endsAt!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(200) room?: string | null;
  @IsOptional()
  @NullIsLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SpeakerInput)
  speakers?: SpeakerInput[];
  /** Places of this session alone; without it the event's own are enough. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) capacity?: number | null;
}

export class SessionChange extends PartialType(SessionInput, { skipNullProperties: false }) {}

export class SpeakerView {
  name!: string;
  title!: string | null;
  organisationId!: string | null;
  organisation!: OrganisationName | null;
  /** Of `/api/experts/{id}`, which knows who has spoken at a public event. */
  expertId!: string;
}

export class SessionView {
  id!: string;
  eventId!: string;
  /** Rises by one with each change of the session; may be sent back as `If-Match`. */
  version!: number;
  title!: string;
  startsAt!: string;
  endsAt!: string;
  room!: string | null;
  speakers!: SpeakerView[];
  capacity!: number | null;
}

export class SessionPage {
  items!: SessionView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
