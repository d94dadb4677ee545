import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class ParkSpaceBody {
  /** Free now, in m²; null: not known. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{1,9}(\.\d{1,2})?$/)
  areaSquareMetres?: string | null;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class ParkView {
  id!: string;
  name!: string;
  nameEn!: string | null;
  version!: number;
  /** Free now, in m²; null: not known. */
  areaSquareMetres!: string | null;
  note!: string | null;
  /** Settlement intents that name the park and are neither settled nor lost. */
  @ApiProperty({ type: 'integer' }) reserved!: number;
  /** The room these want, in m², where they say it. */
  reservedSquareMetres!: string;
  /** Settlement intents that came to a settlement. */
  @ApiProperty({ type: 'integer' }) settled!: number;
}

export class ParkList {
  items!: ParkView[];
}

export class SettlementIntentView {
  id!: string;
  organisationId!: string | null;
  organisationName!: string | null;
  areaSquareMetres!: string | null;
  /** A day. */
  wantedFrom!: string | null;
  /** Of its case; null while there is none. */
  status!: string | null;
  followUpId!: string | null;
  eventTitle!: string | null;
  recordedAt!: string;
}

export class ParkDetail extends ParkView {
  /** The earliest wanted first; those without a day last. */
  intents!: SettlementIntentView[];
}
