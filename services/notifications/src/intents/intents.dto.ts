import { intentKinds, type IntentKind } from '@zuomei/contracts';
import { NullIsLeftOut, PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../agreements/days.js';

/** Who speaks for the intent without being an attendee. */
export class IntentContactBody {
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(40)
  phone?: string;
}

export class RecordIntentBody {
  /** Where it was stated; left out for an intent outside of any event. */
  @IsOptional()
  @NullIsLeftOut()
  @IsUUID()
  eventId?: string;

  @IsIn(intentKinds)
  kind!: IntentKind;

  @IsUUID()
  fromOrganisationId!: string;

  @IsUUID()
  toOrganisationId!: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsUUID()
  achievementId?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsUUID()
  needId?: string;

  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @MaxLength(4000)
  note?: string;

  @IsOptional()
  @NullIsLeftOut()
  @ValidateNested()
  @Type(() => IntentContactBody)
  contact?: IntentContactBody;

  /** Of a settlement: id of the park. */
  @IsOptional()
  @NullIsLeftOut()
  @IsUUID()
  parkId?: string;

  /** Of a settlement: room wanted, in m². */
  @IsOptional()
  @NullIsLeftOut()
  @IsString()
  @Matches(/^\d{1,9}(\.\d{1,2})?$/)
  areaSquareMetres?: string;

  /** Of a settlement: from which day, `2026-09-01`. */
  @IsOptional()
  @NullIsLeftOut()
  @IsDay()
  wantedFrom?: string;
}

export class IntentsQueryDto extends PageQuery {
  /** Id of an event. */
  @IsOptional()
  @IsUUID()
  event?: string;

  @IsOptional()
  @IsIn(intentKinds)
  kind?: IntentKind;

  /** Id of an organisation on either side. */
  @IsOptional()
  @IsUUID()
  organisation?: string;

  /** First local day (Asia/Shanghai) on which it was recorded, inclusive. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(10)
  from?: string;

  /** Last local day, inclusive. */
  @IsOptional()
  @IsISO8601({ strict: true })
  @MaxLength(10)
  to?: string;
}

/** An intent as it is read. */
export class IntentView {
  id!: string;
  version!: number;
  eventId?: string;
  eventTitle?: string;
  kind!: IntentKind;
  fromOrganisationId?: string;
  fromOrganisationName?: string;
  toOrganisationId!: string;
  toOrganisationName?: string;
  achievementId?: string;
  needId?: string;
  note?: string;
  /** Of a settlement. */
  parkId?: string;
  parkName?: string;
  areaSquareMetres?: string;
  wantedFrom?: string;
  /** Shown to staff, to organisers, and to the organisation that intends. */
  contact?: IntentContactBody;
  /** The case it is carried by, once there is one. */
  followUpId?: string;
  /** ISO 8601, UTC. */
  recordedAt!: string;
}

export class IntentPage {
  items!: IntentView[];
  nextCursor!: string | null;
}

/** How many intents had the contact that was dropped. */
export class ErasedContacts {
  intents!: number;
}
