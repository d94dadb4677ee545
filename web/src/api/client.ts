import createClient from 'openapi-fetch';
import { locale } from '../i18n';
import { ConnectionLost, Problem } from './problem';
import type { components, paths } from './schema';

/** The bodies of the API, generated from docs/openapi.json before every build. */
export type Schemas = components['schemas'];

/** Filters as they stand in an address; the service refuses what it does not know. */
export type Query = Record<string, string | number | boolean | undefined | null>;

/** Every call of the pages. A refusal is thrown as `Problem`, an answer that never came as `ConnectionLost`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', locale());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return undefined;
    const body: unknown = await response.json().catch(() => ({}));
    throw new Problem(response.status, body as object, response.headers.get('retry-after'));
  },
  onError({ error }) {
    if (error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')) return error;
    return new ConnectionLost('connection lost', { cause: error });
  },
});

/** The body of an answer. What was refused never comes this far: it was thrown. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** What a list shows beside its filters: the next page. */
export const nextPage = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor ?? undefined,
};

/** A link to our own origin with filters in it, for downloads. */
export function pathWith(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** Headers of a change that must not overwrite somebody else's. */
export const ifVersion = (version: number | undefined): { 'If-Match'?: string } =>
  version === undefined ? {} : { 'If-Match': `"${version}"` };
