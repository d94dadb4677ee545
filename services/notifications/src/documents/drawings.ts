import { drawReport } from '../report-files/draw-report.js';
import { appendMarks } from '../sealing/append-marks.js';
import { drawAgreement } from './draw-agreement.js';
import { drawEvidence } from './draw-evidence.js';
import { drawLetter } from './draw-letter.js';

/** What takes tens of milliseconds of a core, by name: it is done in threads of its own. */
export const drawings = {
  agreement: drawAgreement,
  marks: appendMarks,
  evidence: drawEvidence,
  letter: drawLetter,
  report: drawReport,
};

export type Drawings = typeof drawings;
