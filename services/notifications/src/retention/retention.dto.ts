import { type AgreementKind, agreementKinds } from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';

export class RetentionReasonBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  reason!: string;
}

const archiveStatuses = ['signed', 'terminated', 'abandoned'] as const;
const evidences = ['sealed', 'paper', 'recorded'] as const;

export class ArchiveFilter extends PageQuery {
  @IsOptional()
  @IsIn(archiveStatuses)
  status?: (typeof archiveStatuses)[number];

  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  @IsOptional()
  @IsIn(evidences)
  evidence?: (typeof evidences)[number];

  /** Id of an organisation. */
  @IsOptional()
  @IsUUID()
  party?: string;

  @IsOptional()
  @IsUUID()
  event?: string;

  /** Of `signedOn`. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1900)
  @Max(2099)
  year?: number;

  /** `hold`: on legal hold; `due`: the retention period is over and nothing is on hold; `disposed`. */
  @IsOptional()
  @IsIn(['hold', 'due', 'disposed'])
  keeping?: 'hold' | 'due' | 'disposed';

  /** In number, title and names of parties. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
