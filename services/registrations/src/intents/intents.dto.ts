import { intentKinds, type IntentKind } from '@zuomei/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { NullIsLeftOut } from '@zuomei/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';

/** With whom somebody wants to go on. */
export class StateIntentDto {
  @IsIn(intentKinds) kind!: IntentKind;
  @IsUUID() toOrganisationId!: string;
  /** In own words; read by organisers and staff, never sent on a topic. */
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  /** Of a settlement: id of the park. */
  @IsOptional() @NullIsLeftOut() @IsUUID() parkId?: string;
  /** Of a settlement: room wanted, in m². */
  @IsOptional() @NullIsLeftOut() @IsString() @Matches(/^\d{1,9}(\.\d{1,2})?$/) areaSquareMetres?: string;
  /** Of a settlement: from which day, `2026-09-01`. */
  @IsOptional() @NullIsLeftOut() @Matches(/^(19|20)\d\d-\d\d-\d\d$/) @IsISO8601({ strict: true }) wantedFrom?: string;
}

export class StatedIntentDto {
  id!: string;
  registrationId!: string;
  eventId!: string;
  @ApiProperty({ enum: intentKinds }) kind!: IntentKind;
  /** The organisation of whoever stated it, if it is known. */
  fromOrganisationId?: string;
  toOrganisationId!: string;
  note?: string;
  /** Of a settlement. */
  parkId?: string;
  areaSquareMetres?: string;
  wantedFrom?: string;
  statedAt!: string;
}

export class StatedIntentsDto {
  items!: StatedIntentDto[];
}

export class InternalIdsDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsUUID(undefined, { each: true }) ids!: string[];
}

export class IntentContactDto {
  name!: string;
  email!: string;
  phone?: string;
  organisation?: string;
}

/** What stays in registrations of an intent: the words and whom to ask. */
export class InternalIntentDto extends StatedIntentDto {
  contact!: IntentContactDto;
}

export class InternalIntentsDto {
  items!: InternalIntentDto[];
}
