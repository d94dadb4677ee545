import { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

export class PersonOnStageBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  title?: string | null;

  /** The party they stand for, as the hall is told. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  party?: string | null;
}

export class CeremonyItemChanges {
  /** Who comes on stage; `null` or left out of a new one: the agreement's own signers. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PersonOnStageBody)
  onStage?: PersonOnStageBody[] | null;

  /** Its sum is confidential: never on the stage, and in no sum there. */
  @IsOptional()
  @IsBoolean()
  hideAmount?: boolean;

  /** For the clerk. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string | null;
}

/** What is left out of an agreement that stands in the run already stays as it is. */
export class CeremonyItemBody extends CeremonyItemChanges {
  @IsUUID()
  agreementId!: string;
}

export class CeremonyItemsBody {
  /** The whole run, in order. Whatever is missing here is taken off it: 409 CEREMONY_ITEM_TICKED once it was called. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CeremonyItemBody)
  items!: CeremonyItemBody[];
}

export class CeremonyBody {
  @IsUUID()
  eventId!: string;

  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title!: string;

  /** Whether sums may be shown to the hall; no unless said. */
  @IsOptional()
  @IsBoolean()
  showAmounts?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CeremonyItemBody)
  items?: CeremonyItemBody[];
}

export class CeremonyChanges {
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsBoolean()
  showAmounts?: boolean;
}

export class CeremoniesFilter extends PageQuery {
  @IsOptional()
  @IsUUID()
  event?: string;
}
