import type { Schemas } from './client';
import { sheetTypeOf } from './send-sheet';
import { uploadSheet } from './upload-sheet';

export type ImportOutcome = Schemas['ImportView'];

export const importKinds = ['organisations', 'events', 'achievements', 'needs', 'agreements', 'statements'] as const;
export type ImportKind = (typeof importKinds)[number];

interface ImportRequest {
  kind: ImportKind;
  file: File;
  dryRun: boolean;
  source?: string;
  /** From 0 to 1, while the file is on its way. */
  onSent: (share: number) => void;
}

/** Records from a table. @throws Problem, ConnectionLost */
export const importTable = ({ kind, file, dryRun, source, onSent }: ImportRequest): Promise<ImportOutcome> =>
  uploadSheet({
    path: `/api/imports/${kind}`,
    query: { dryRun, source },
    content: file,
    type: sheetTypeOf(file.name),
    onSent,
  });
