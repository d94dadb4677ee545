import { locale } from '../i18n';
import { pathWith, type Query, type Schemas } from './client';
import { ConnectionLost, Problem } from './problem';

export type RejectedRow = Schemas['RejectedRow'];
/** A table that was taken, or one of which nothing was: then every bad row is named. */
export type SheetOutcome<T> = (T & { rejected?: undefined }) | { rejected: RejectedRow[] };

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const sheetTypeOf = (name: string): string => (name.toLowerCase().endsWith('.xlsx') ? xlsx : 'text/csv');

/** Sends a table, or a form that holds one. @throws Problem, ConnectionLost */
export async function sendSheet<T>(path: string, query: Query, body: File | Blob | FormData): Promise<SheetOutcome<T>> {
  const named = body instanceof File ? body.name : '';
  const response = await fetch(pathWith(path, query), {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'accept-language': locale(),
      ...(body instanceof FormData ? {} : { 'content-type': sheetTypeOf(named) }),
    },
    body,
  }).catch((cause: unknown) => {
    throw new ConnectionLost('connection lost', { cause });
  });
  const answer = (await response.json().catch(() => ({}))) as T & { code?: string; rejected?: RejectedRow[] };
  if (response.ok) return { ...answer, rejected: undefined };
  if (answer.code === 'ROWS_REJECTED' && answer.rejected) return { rejected: answer.rejected };
  throw new Problem(response.status, answer, response.headers.get('retry-after'));
}
