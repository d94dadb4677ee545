import type { Said } from '../refusal.js';

/** What is wrong with one cell. */
export interface CellProblem {
  readonly column: string;
  readonly code: string;
  readonly detail: Said;
}

export interface RowProblems {
  /** As a spreadsheet numbers it: the headings are row 1. */
  readonly row: number;
  readonly errors: CellProblem[];
}

/** What an import did, or would do. With anything rejected, nothing was written. */
export interface ImportOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: RowProblems[];
}
