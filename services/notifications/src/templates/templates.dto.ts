import { type AgreementKind, agreementKinds } from '@zuomei/contracts';
import { PageQuery } from '@zuomei/platform';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** A new template. */
export class TemplateBody {
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name!: string;

  @IsIn(agreementKinds)
  kind!: AgreementKind;

  /** Markdown with `{{variables}}`. */
  @IsString()
  @Matches(/\S/)
  @MaxLength(100_000)
  body!: string;
}

/** Makes a new version; what is left out stays. */
export class TemplateChanges {
  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name?: string;

  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  @IsOptional()
  @IsString()
  @Matches(/\S/)
  @MaxLength(100_000)
  body?: string;

  /** `true`: no new drafts are made of it. */
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}

export class TemplatesFilter extends PageQuery {
  @IsOptional()
  @IsIn(agreementKinds)
  kind?: AgreementKind;

  @IsOptional()
  @IsIn(['true', 'false'])
  retired?: 'true' | 'false';

  /** In the name. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class TemplateVariable {
  name!: string;
  /** Given by the draft itself: its number, sums, days and parties; not by `variables`. */
  system!: boolean;
}

export class TemplateView {
  id!: string;
  version!: number;
  name!: string;
  kind!: AgreementKind;
  /** Markdown with `{{variables}}`. */
  body!: string;
  variables!: TemplateVariable[];
  retired!: boolean;
  changedBy!: string;
  changedAt!: string;
  createdAt!: string;
}

export class TemplatePage {
  items!: TemplateView[];
  nextCursor!: string | null;
}

export class TemplateVersionView {
  version!: number;
  name!: string;
  kind!: AgreementKind;
  body!: string;
  changedBy!: string;
  changedAt!: string;
}

export class TemplateVersionList {
  /** Newest first. */
  items!: TemplateVersionView[];
}
