import { chartPicture } from './chart-picture.js';
import type { ReportDocument, ReportFormat } from './report-document.js';

/** A report's file in one of its three forms; the charts are the same pictures in all of them. */
export async function drawReport(report: ReportDocument, format: ReportFormat): Promise<Uint8Array> {
  const pictures = new Map<number, Buffer>();
  for (const [at, { chart }] of report.sections.entries()) if (chart) pictures.set(at, await chartPicture(chart));
  if (format === 'pdf') return (await import('./report-pdf.js')).reportPdf(report, pictures);
  if (format === 'docx') return (await import('./report-docx.js')).reportDocx(report, pictures);
  return (await import('./report-xlsx.js')).reportXlsx(report, pictures);
}
