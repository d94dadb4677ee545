/** One field of a refused body: `pointer` is a JSON pointer into what was sent, `/email` or `/signatories/0/name`. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** What a service refused, as RFC 9457; `code` is stable, `detail` is a sentence in the caller's language. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors: FieldProblem[];
  /** Whole seconds after which to try again (429, 503). */
  readonly retryAfterSeconds?: number;
  /** The same as a time of day. */
  readonly retryAt?: Date;

  constructor(
    status: number,
    body: Partial<{ code: string; detail: string; title: string; errors: FieldProblem[] }>,
    retryAfter?: string | null,
  ) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = body.code ?? 'UNKNOWN';
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = retryAfter ? Number(retryAfter) : undefined;
    this.retryAt = retryAfter ? new Date(Date.now() + Number(retryAfter) * 1000) : undefined;
  }
}

/** The request may or may not have arrived; sending the same again is safe where an idempotency key went along. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof Problem && error.status === status;
export const hasCode = (error: unknown, code: string): boolean => error instanceof Problem && error.code === code;
