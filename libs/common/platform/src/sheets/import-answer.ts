import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { inLanguage } from '../refusal.js';
import { currentLocale } from '../trace.js';
import type { ImportOutcome } from './import-outcome.js';
import { importSaid } from './sheets.errors.js';

/** Whoever names it at all, `?dryRun=` too, only wants to look, unless it says no. */
export const wantsDryRun = ({ dryRun }: { dryRun?: string }): boolean =>
  dryRun !== undefined && dryRun !== 'false' && dryRun !== '0';

/** A problem with the rows of a table, as it is answered. */
export interface RowsRejected {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  rejected: { row: number; errors: { column: string; code: string; detail: string }[] }[];
}

/** Answers 422: nothing was written, and every bad row is named in the reader's language. */
export function rowsRejected(rejected: ImportOutcome['rejected'], reply: FastifyReply): RowsRejected {
  const locale = currentLocale();
  reply.status(HttpStatus.UNPROCESSABLE_ENTITY).header('content-type', 'application/problem+json; charset=utf-8');
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: HttpStatus.UNPROCESSABLE_ENTITY,
    detail: inLanguage(importSaid(rejected.length), locale),
    code: 'ROWS_REJECTED',
    rejected: rejected.map(({ row, errors }) => ({
      row,
      errors: errors.map((error) => ({ ...error, detail: inLanguage(error.detail, locale) })),
    })),
  };
}

/** What an import did; with a bad row, a problem that also says what it would have done. */
export const importAnswer = <C extends object>(
  { rejected, ...counts }: C & Pick<ImportOutcome, 'rejected'>,
  reply: FastifyReply,
): Omit<C, 'rejected'> & ({ rejected: [] } | RowsRejected) =>
  rejected.length === 0 ? { ...counts, rejected: [] } : { ...rowsRejected(rejected, reply), ...counts };
