import type { IncomingHttpHeaders } from 'node:http';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may change something was sent by another site's page. A browser always says so by `Origin`
 * or `Sec-Fetch-Site`; a program says neither (Node's fetch sends `Sec-Fetch-Mode` alone) and holds no cookie that
 * could be abused.
 */
export function comesFromElsewhere(method: string, headers: IncomingHttpHeaders, publicUrl: string): boolean {
  if (harmless.has(method)) return false;
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (origin === new URL(publicUrl).origin) return false;
    // Also ours: the address it was sent to, say localhost for 127.0.0.1. No page can choose the Host header.
    return !(host !== undefined && URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).host === host);
  }
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}
