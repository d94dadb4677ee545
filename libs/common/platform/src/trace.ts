import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import { randomPooled } from './random-pool.js';

export type Language = 'zh-CN' | 'en';

/** What follows a request through code, logs, and across topics with the facts it caused. */
export interface Trace {
  /** W3C `traceparent`. */
  readonly traceparent: string;
  /** The trace id: the same for a request and everything that came of it. */
  readonly requestId: string;
  readonly locale: Language;
}

const storage = new AsyncLocalStorage<Trace>();
const shape = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** A child of the given traceparent, or a new trace where there is none worth believing. */
export function traceFrom(traceparent: string | undefined, locale: Language = 'zh-CN'): Trace {
  const given = traceparent === undefined ? null : shape.exec(traceparent);
  const requestId = given?.[1] ?? randomPooled(16).toString('hex');
  return { traceparent: `00-${requestId}-${randomPooled(8).toString('hex')}-01`, requestId, locale };
}

export const inTrace = <T>(trace: Trace, work: () => T): T => storage.run(trace, work);

/** The current trace; outside of any request a new one. */
export const currentTrace = (): Trace => storage.getStore() ?? traceFrom(undefined);

export const knownTrace = (): Trace | undefined => storage.getStore();

export const currentLocale = (): Language => storage.getStore()?.locale ?? 'zh-CN';

/**
 * What a reader chose on our pages, since a link to a file cannot say it otherwise; else zh-CN unless English is asked
 * for before Chinese.
 */
export function localeFrom(headers: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>): Language {
  const chosen = /(?:^|;\s*)zuomei_language=(zh-CN|en)(?:;|$)/.exec(headers.cookie ?? '')?.[1];
  const first = (chosen ?? headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .find((part) => part.startsWith('zh') || part.startsWith('en'));
  return first?.startsWith('en') ? 'en' : 'zh-CN';
}
