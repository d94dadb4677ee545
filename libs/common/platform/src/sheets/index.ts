/** Tables that people bring and take away as CSV or xlsx. Apart from the rest, for what it loads. */
export { acceptSheets, sheetTypes } from './accept-sheets.js';
export { type Columns, type Row, rowsOf } from './columns.js';
export { importAnswer, rowsRejected, wantsDryRun } from './import-answer.js';
export type { CellProblem, ImportOutcome, RowProblems } from './import-outcome.js';
export { FormatParam, ListFile, listFile, type ListColumn, type ListTable, templateFile } from './list-file.js';
export { type Labels, RowReading } from './row-reading.js';
export { readSheet, type Sheet } from './sheet.js';
export { importSaid } from './sheets.errors.js';
export { neutralised, portionsOf, type Table, tableFile, tableFormats, type TableFormat } from './table-file.js';
