import { IsIn, IsOptional } from 'class-validator';

export class InvitationImportQuery {
  /** `true`: says what would happen and invites nobody. */
  @IsOptional() @IsIn(['true', 'false', '1', '0', '']) dryRun?: 'true' | 'false' | '1' | '0' | '';
}

export class InvitationCellDto {
  /** The column as the file names it. */
  column!: string;
  code!: string;
  /** In the caller's language. */
  detail!: string;
}

export class InvitationRowDto {
  /** The row as a spreadsheet numbers it: the headings are row 1. */
  row!: number;
  errors!: InvitationCellDto[];
}

/** What an import of invitations did. With a bad row nobody is invited, and the same comes with status 422. */
export class InvitationImportDto {
  created!: number;
  /** Who has an invitation or a place already. */
  unchanged!: number;
  rejected!: InvitationRowDto[];
}

export class InvitationImportProblemDto extends InvitationImportDto {
  type!: string;
  title!: string;
  status!: number;
  detail!: string;
  code!: string;
}
