import { locale } from '../i18n';
import { pathWith, type Query } from './client';
import { ConnectionLost, Problem } from './problem';

interface Upload {
  path: string;
  query: Query;
  content: Blob;
  type: string;
  /** From 0 to 1, while the table is on its way. */
  onSent: (share: number) => void;
}

/**
 * Sends a table. Rows that cannot be taken are an outcome, not a failure. By XMLHttpRequest, because `fetch` does not
 * say how much of a body has been sent.
 * @throws Problem, ConnectionLost
 */
export function uploadSheet<T>({ path, query, content, type, onSent }: Upload): Promise<T> {
  const request = new XMLHttpRequest();
  request.open('POST', pathWith(path, query));
  request.setRequestHeader('accept-language', locale());
  request.setRequestHeader('content-type', type);
  request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 1);
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new ConnectionLost('connection lost'));
    request.onload = () => {
      const body = read<T>(request.responseText);
      if (request.status === 200 || body.code === 'ROWS_REJECTED') resolve(body as T);
      else reject(new Problem(request.status, body, request.getResponseHeader('retry-after')));
    };
    request.send(content);
  });
}

function read<T>(text: string): Partial<T> & { code?: string } {
  try {
    return JSON.parse(text) as Partial<T>;
  } catch {
    return {};
  }
}
