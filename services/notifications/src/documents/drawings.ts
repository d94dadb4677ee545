import { appendMarks } from '../sealing/append-marks.js';
import { drawAgreement } from './draw-agreement.js';
import { drawEvidence } from './draw-evidence.js';

/** What takes tens of milliseconds of a core, by name: it is done in threads of its own. */
export const drawings = { agreement: drawAgreement, marks: appendMarks, evidence: drawEvidence };

export type Drawings = typeof drawings;
