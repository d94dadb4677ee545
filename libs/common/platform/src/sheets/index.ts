/** Tables that people bring as CSV or xlsx. Apart from the rest, since only who imports needs what it loads. */
export { acceptSheets, sheetTypes } from './accept-sheets.js';
export { type Columns, type Row, rowsOf } from './columns.js';
export type { CellProblem, ImportOutcome, RowProblems } from './import-outcome.js';
export { type Labels, RowReading } from './row-reading.js';
export { readSheet, type Sheet } from './sheet.js';
export { importSaid } from './sheets.errors.js';
