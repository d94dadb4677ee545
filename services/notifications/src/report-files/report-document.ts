/** A report as plain values: the same for PDF, Word and spreadsheet, which say it each in their own way. */
export interface ReportDocument {
  title: string;
  /** What it speaks of, and when it was made. */
  lines: string[];
  sections: ReportSection[];
}

export interface ReportSection {
  heading: string;
  /** Short, for the tab of a sheet. */
  tab: string;
  chart?: ReportChart;
  table?: ReportTable;
  /** Under the table. */
  notes: string[];
}

export interface ReportTable {
  columns: { heading: string; /** Share of the width. */ width: number; right?: true }[];
  rows: ReportCell[][];
}

/** As it is read; what a spreadsheet reckons with stands beside it. */
export interface ReportCell {
  text: string;
  /** Exact decimal. */
  number?: string;
  format?: 'count' | 'money' | 'percent';
}

export interface ReportChart {
  kind: 'bar' | 'steps';
  /** What the picture shows. */
  label: string;
  names: string[];
  series: { name: string; values: number[] }[];
}

export type ReportFormat = 'pdf' | 'docx' | 'xlsx';
export const reportFormats: ReportFormat[] = ['pdf', 'docx', 'xlsx'];
