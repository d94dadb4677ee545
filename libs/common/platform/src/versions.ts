import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.js';

/** `If-Match: "<version>"`, where given. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) {
    throw new Refusal('malformed', 'INVALID_IF_MATCH', {
      zh: 'If-Match 应为 "版本号"。',
      en: 'If-Match must be "<version>".',
    });
  }
  return Number(version);
});

/** @throws Refusal STALE_VERSION if somebody changed it meanwhile */
export function requireVersion(ifMatch: number | undefined, current: number): void {
  if (ifMatch === undefined || ifMatch === current) return;
  throw new Refusal('stale', 'STALE_VERSION', {
    zh: `内容已被他人修改(现为第 ${current} 版),请刷新后再改。`,
    en: `Somebody changed it meanwhile (now version ${current}); reload and change again.`,
  });
}
