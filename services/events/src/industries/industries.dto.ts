import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../fields.js';

export class IndustryInput {
  @Trimmed() @IsString() @IsNotEmpty() @MaxLength(100) name!: string;
  @IsOptional() @Trimmed() @IsString() @MaxLength(100) nameEn?: string | null;
}

export class IndustryChange extends PartialType(IndustryInput, { skipNullProperties: false }) {
  /** Not offered for anything new; stays on what has it. */
  @IsOptional() @IsBoolean() retired?: boolean;
}

export class IndustryView {
  id!: string;
  /** Rises by one with each change; may be sent back as `If-Match`. */
  version!: number;
  /** What events, achievements and needs carry as `industry`. */
  name!: string;
  nameEn!: string | null;
  retired!: boolean;
}

export class Industries {
  items!: IndustryView[];
}
