import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { mostPictures } from './pictures.errors.js';

export class PictureWords {
  @IsUUID() id!: string;
  /** What is to be seen, for who cannot see it. */
  @IsString() @IsNotEmpty() @MaxLength(200) alt!: string;
  /** Who took it. */
  @IsOptional() @IsString() @MaxLength(100) credit?: string | null;
}

export class PictureOrder {
  /** All pictures of the event, in their order; the first is the cover. */
  @IsArray()
  @ArrayMaxSize(mostPictures)
  @ArrayUnique((item: PictureWords) => item.id)
  @ValidateNested({ each: true })
  @Type(() => PictureWords)
  items!: PictureWords[];
}

export class PictureView {
  id!: string;
  alt!: string;
  credit!: string | null;
  @ApiProperty({ type: 'integer' }) width!: number;
  @ApiProperty({ type: 'integer' }) height!: number;
}

export class PictureList {
  /** In their order; the first is the cover. */
  items!: PictureView[];
}
