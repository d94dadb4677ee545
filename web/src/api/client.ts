import { locale } from '../i18n';
import { ConnectionLost, Problem } from './problem';

export type Query = Record<string, string | number | boolean | undefined | null>;

export interface CallOptions {
  query?: Query;
  body?: unknown;
  form?: FormData;
  /** Kept by the caller while it repeats one and the same request. */
  idempotencyKey?: string;
  version?: number;
  signal?: AbortSignal;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export function pathWith(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** One request to our own origin; throws `Problem` for a refusal and `ConnectionLost` where no answer came. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export async function download(path: string): Promise<ArrayBuffer> {
  return (await send('GET', path, {})).arrayBuffer();
}

async function send(method: string, path: string, options: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': locale() };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  let response: Response;
  try {
    response = await fetch(pathWith(path, options.query), {
      method,
      headers,
      body: options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ConnectionLost('connection lost', { cause });
  }
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => ({}));
    throw new Problem(response.status, body as object, response.headers.get('retry-after'));
  }
  return response;
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal });
export const post = <T>(path: string, body: unknown = {}, more: CallOptions = {}) => call<T>('POST', path, { ...more, body });
export const patch = <T>(path: string, body: unknown, version?: number) => call<T>('PATCH', path, { body, version });
export const remove = (path: string) => call<void>('DELETE', path);
