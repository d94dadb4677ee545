import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { knownTrace } from './trace.js';

interface Fault {
  type: string;
  message: string;
  code?: unknown;
  stack?: string | undefined;
}

/** A database error carries the statement's values and the failing row: people's data. Only what went wrong is logged. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something else than an Error was thrown' };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.constructor.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
  };
}

const root = pino({
  serializers: { err: faultOf },
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: { service: process.env['SERVICE_NAME'] },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => {
    const trace = knownTrace();
    return trace ? { requestId: trace.requestId } : {};
  },
  // Secrets and people's data have no place in a log; this is the second line of defence, not the first.
  redact: ['*.password', '*.token', '*.authorization', '*.cookie', '*.email', '*.phone', '*.manageToken'],
});

let service = 'zuomei';

export function configureLogging(name: string, level: string): void {
  service = name;
  root.level = level;
}

/** A JSON logger; each line carries the service, the scope and the request id it belongs to. */
export const log = (scope: string): Logger => root.child({ service, scope });

/** Lets Nest speak through the same JSON lines. */
export class JsonLogger implements LoggerService {
  private readonly out = log('nest');

  log(message: unknown, ...context: unknown[]): void {
    this.out.debug({ context: context.at(-1) }, String(message));
  }
  error(message: unknown, ...context: unknown[]): void {
    if (message instanceof Error) this.out.error({ err: message, context: context.at(-1) }, message.message);
    else this.out.error({ context }, String(message));
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.out.warn({ context: context.at(-1) }, String(message));
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.out.trace({ context: context.at(-1) }, String(message));
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.out.trace({ context: context.at(-1) }, String(message));
  }
}
