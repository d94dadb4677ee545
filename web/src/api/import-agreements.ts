import { locale } from '../i18n';
import type { Schemas } from './client';
import { pathWith } from './client';
import { ConnectionLost, Problem } from './problem';

export type ImportOutcome = Schemas['ImportView'];

interface ImportRequest {
  file: File;
  dryRun: boolean;
  source?: string;
  /** From 0 to 1, while the file is on its way. */
  onSent: (share: number) => void;
}

/**
 * Past agreements from a table. Rows that cannot be taken are an outcome, not a failure. By XMLHttpRequest, because
 * `fetch` does not say how much of a body has been sent.
 * @throws Problem, ConnectionLost
 */
export function importAgreements({ file, dryRun, source, onSent }: ImportRequest): Promise<ImportOutcome> {
  const request = new XMLHttpRequest();
  request.open('POST', pathWith('/api/imports/agreements', { dryRun, source }));
  request.setRequestHeader('accept-language', locale());
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  request.setRequestHeader('content-type', file.name.toLowerCase().endsWith('.xlsx') ? sheet : 'text/csv');
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
