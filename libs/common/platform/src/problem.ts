import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { inLanguage, Refusal, statusOf } from './refusal.js';
import type { Language } from './trace.js';

/** RFC 9457 body; `code` is stable, `detail` is in the caller's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function problemOf(refusal: Refusal, locale: Language): Problem {
  const status = statusOf(refusal.kind);
  const errors = refusal.options.errors?.map((e) => ({
    pointer: e.pointer,
    code: e.code,
    detail: inLanguage(e.detail, locale),
  }));
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail: inLanguage(refusal.said, locale),
    code: refusal.code,
    ...(errors ? { errors } : {}),
  };
}

const busy = new Refusal(
  'unavailable',
  'TRY_AGAIN',
  { zh: '系统正忙,请稍后再试。', en: 'The system is busy; try again in a moment.' },
  { retryAfterSeconds: 1 },
);

/** Whether the database was away or in the way: nothing is wrong with the request, it may be repeated. */
export function isPassingDatabaseFault(error: unknown): boolean {
  const code = databaseCode(error);
  if (code !== undefined && (/^(08|53|57P|40)/.test(code) || code === '55P03')) return true;
  const message = error instanceof Error ? error.message : '';
  return /ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|Driver not Connected/.test(
    `${code ?? ''} ${message}`,
  );
}

function databaseCode(error: unknown): string | undefined {
  const source = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  const code = (source as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

const malformed = (code: string, zh: string, en: string): Refusal => new Refusal('malformed', code, { zh, en });

/** Turns whatever was thrown into a refusal; undefined for a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isPassingDatabaseFault(error)) return busy;
  const code = databaseCode(error);
  if (code === '22021' || code === '22P05') return controlCharacter();
  if (code !== undefined && /^22/.test(code)) {
    return malformed('INVALID_INPUT', '请求中有无法识别的值。', 'The request holds a value that cannot be read.');
  }
  if (error instanceof HttpException) return ofHttp(error);
  return undefined;
}

export const controlCharacter = (pointer?: string): Refusal =>
  new Refusal(
    'not_allowed',
    'CONTROL_CHARACTER',
    {
      zh: '文字中有不可见的控制字符,请删除后重试。',
      en: 'The text holds control characters; remove them and try again.',
    },
    pointer === undefined
      ? {}
      : {
          errors: [
            {
              pointer,
              code: 'CONTROL_CHARACTER',
              detail: { zh: '含有不可见的控制字符', en: 'holds control characters' },
            },
          ],
        },
  );

function ofHttp(error: HttpException): Refusal | undefined {
  switch (error.getStatus()) {
    case 400:
      return malformed('MALFORMED_REQUEST', '请求格式不正确。', 'The request is malformed.');
    case 401:
      return new Refusal('unauthenticated', 'UNAUTHENTICATED', { zh: '请先登录。', en: 'Sign in first.' });
    case 403:
      return new Refusal('forbidden', 'FORBIDDEN', { zh: '你没有这项操作的权限。', en: 'You may not do this.' });
    case 404:
    case 405:
      return new Refusal('not_found', 'NOT_FOUND', { zh: '没有找到。', en: 'Not found.' });
    case 413:
      return new Refusal('too_large', 'TOO_LARGE', { zh: '内容太大。', en: 'The content is too large.' });
    case 415:
      return new Refusal('unsupported_media', 'UNSUPPORTED_MEDIA_TYPE', {
        zh: '不支持的内容类型。',
        en: 'This content type is not supported.',
      });
    default:
      return error.getStatus() < 500
        ? malformed('MALFORMED_REQUEST', '请求格式不正确。', 'The request is malformed.')
        : undefined;
  }
}

/** What a caller sees of a fault of ours: nothing but that it happened, and the id to ask about. */
export const faultProblem = (locale: Language, requestId: string): Problem => ({
  type: 'about:blank',
  title: 'Internal Server Error',
  status: 500,
  detail: inLanguage(
    {
      zh: `系统出错了,我们已记录。请稍后再试;如仍不行,请告知编号 ${requestId}。`,
      en: `Something went wrong on our side and was recorded. Try again later, or tell us the number ${requestId}.`,
    },
    locale,
  ),
  code: 'INTERNAL_ERROR',
});
