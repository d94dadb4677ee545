import { locale } from '../i18n';
import type { Schemas } from './client';
import { pathWith } from './client';
import { ConnectionLost, Problem } from './problem';
import { sheetTypeOf } from './send-sheet';

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

/**
 * Records from a table. Rows that cannot be taken are an outcome, not a failure. By XMLHttpRequest, because `fetch`
 * does not say how much of a body has been sent.
 * @throws Problem, ConnectionLost
 */
export function importTable({ kind, file, dryRun, source, onSent }: ImportRequest): Promise<ImportOutcome> {
  const request = new XMLHttpRequest();
  request.open('POST', pathWith(`/api/imports/${kind}`, { dryRun, source }));
  request.setRequestHeader('accept-language', locale());
  request.setRequestHeader('content-type', sheetTypeOf(file.name));
  request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 1);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new ConnectionLost('connection lost'));
    request.onload = () => {
      const body = read(request.responseText);
      if (request.status === 200 || body.code === 'ROWS_REJECTED') resolve(body as ImportOutcome);
      else reject(new Problem(request.status, body, request.getResponseHeader('retry-after')));
    };
    request.send(file);
  });
}

function read(text: string): Partial<ImportOutcome> & { code?: string } {
  try {
    return JSON.parse(text) as Partial<ImportOutcome>;
  } catch {
    return {};
  }
}
