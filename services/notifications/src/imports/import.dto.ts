import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ImportQuery {
  /** `true`: says what would happen and writes nothing. */
  @IsOptional()
  @IsIn(['true', 'false', '1', '0', ''])
  dryRun?: 'true' | 'false' | '1' | '0' | '';
}

export class AgreementsImportQuery extends ImportQuery {
  /** Where the figures come from, for rows whose `source` is empty. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  source?: string;
}

export class CellError {
  /** The column as the file names it. */
  column!: string;
  code!: string;
  /** In the caller's language. */
  detail!: string;
}

export class RejectedRow {
  /** The row as a spreadsheet numbers it: the headings are row 1. */
  row!: number;
  errors!: CellError[];
}

/** What an import did. With a bad row nothing is written, and the same body comes with status 422 as a problem. */
export class ImportView {
  created!: number;
  updated!: number;
  unchanged!: number;
  rejected!: RejectedRow[];
}

export class ImportProblem extends ImportView {
  type!: string;
  title!: string;
  status!: number;
  detail!: string;
  code!: string;
}
