/** This message can never be handled: it goes to the dead letters. The reason holds no personal data. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** The surroundings failed, not the message: it is tried again, for ever if need be. */
export class TransientFailure extends Error {
  override readonly name = 'TransientFailure';
}

export type FailureKind =
  /** The message is at fault. */
  | 'permanent'
  /** The database or a neighbour is away: no message is to blame. */
  | 'outage'
  /** Two transactions met: the same statement may pass next time. */
  | 'collision'
  /** Perhaps a bug in the handler: a few tries, then the dead letters. */
  | 'unclear';

const collisions = new Set(['40001', '40P01', '55P03']);
const networkErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const lostConnection =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|not queryable|Cannot use a pool after calling end|is not established|QueryRunner.*released/i;

function codesOf(error: object): string[] {
  const { code, driverError, cause } = error as { code?: unknown; driverError?: unknown; cause?: unknown };
  const nested = [driverError, cause].filter((inner) => typeof inner === 'object' && inner !== null && inner !== error);
  return [...(typeof code === 'string' ? [code] : []), ...nested.flatMap((inner) => codesOf(inner as object))];
}

/** SQLSTATE classes: 08 connection, 53 resources, 57 operator intervention (shutdown, cancel), 58 system error. */
const isOutage = (code: string): boolean => networkErrors.has(code) || /^(08|53|57|58)[0-9A-Z]{3}$/.test(code);

export function kindOfFailure(error: unknown): FailureKind {
  if (error instanceof PermanentFailure) return 'permanent';
  if (error instanceof TransientFailure) return 'outage';
  if (!(error instanceof Error)) return 'unclear';
  const codes = codesOf(error);
  if (codes.some((code) => collisions.has(code))) return 'collision';
  if (codes.some(isOutage) || lostConnection.test(error.message)) return 'outage';
  return 'unclear';
}
