import type { RejectedRow } from './import.dto.js';

/** A table with a bad row: nothing was written, and every bad row is named. */
export class RowsProblem {
  type!: string;
  title!: string;
  status!: number;
  detail!: string;
  code!: string;
  rejected!: RejectedRow[];
}
