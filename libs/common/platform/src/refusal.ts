import type { Language } from './trace.js';

/** What kind of no it is. The HTTP status is chosen in one place, `statusOf`. */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'unsupported_media'
  | 'not_allowed'
  | 'too_many'
  | 'unavailable';

/** One sentence in each language of the product. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export interface FieldRefusal {
  /** JSON Pointer (RFC 6901) into the body, e.g. `/parties/0/label`; a query parameter is `?name`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: Said;
}

export interface RefusalOptions {
  readonly errors?: FieldRefusal[];
  readonly retryAfterSeconds?: number;
}

/** A request that is answered with no, and why. Thrown anywhere below a controller; `code` is stable. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly said: Said,
    readonly options: RefusalOptions = {},
  ) {
    super(said.en);
    this.name = new.target.name;
  }
}

const statuses: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported_media: 415,
  not_allowed: 422,
  too_many: 429,
  unavailable: 503,
};

export const statusOf = (kind: RefusalKind): number => statuses[kind];

export const inLanguage = (said: Said, locale: Language): string => (locale === 'en' ? said.en : said.zh);

export class NotFound extends Refusal {
  constructor(said: Said = { zh: '没有找到。', en: 'Not found.' }) {
    super('not_found', 'NOT_FOUND', said);
  }
}

export class Forbidden extends Refusal {
  constructor(said: Said = { zh: '你没有这项操作的权限。', en: 'You may not do this.' }) {
    super('forbidden', 'FORBIDDEN', said);
  }
}

export class Unauthenticated extends Refusal {
  constructor(said: Said = { zh: '请先登录。', en: 'Sign in first.' }) {
    super('unauthenticated', 'UNAUTHENTICATED', said);
  }
}
