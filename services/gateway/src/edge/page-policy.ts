import type { FastifyReply } from 'fastify';

/** What the pages of the product may load: their own files, and styles that carry this answer's nonce. */
export const pagePolicy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `manifest-src 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `object-src 'none'`,
  ].join('; ');

/** For whatever HTML is no page of ours. */
const strictest = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** Headers that every answer carries. */
export function setSafetyHeaders(reply: FastifyReply, https: boolean): void {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('x-frame-options', 'DENY')
    .header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()');
  if (https) void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** HTML that brings no policy of its own gets the strictest: it may be read, and do nothing. */
export function closeUnknownPages(reply: FastifyReply): void {
  const type = reply.getHeader('content-type');
  if (typeof type === 'string' && type.startsWith('text/html') && !reply.hasHeader('content-security-policy')) {
    void reply.header('content-security-policy', strictest);
  }
}
