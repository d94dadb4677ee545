import { parentPort } from 'node:worker_threads';
import { type Drawings, drawings } from './drawings.js';

export interface DrawingAsked {
  id: number;
  what: keyof Drawings;
  given: unknown[];
}
export type DrawingAnswer = { id: number; drawn: unknown } | { id: number; trouble: string };

parentPort?.on('message', ({ id, what, given }: DrawingAsked) => {
  const draw = drawings[what] as (...given: unknown[]) => Promise<unknown>;
  draw(...given).then(
    (drawn) => parentPort?.postMessage({ id, drawn } satisfies DrawingAnswer),
    (error: unknown) => parentPort?.postMessage({ id, trouble: (error as Error).message } satisfies DrawingAnswer),
  );
});
