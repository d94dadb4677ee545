import { HttpStatus } from '@nestjs/common';
import { currentLocale, inLanguage } from '@zuomei/platform';
import { type ImportOutcome, importSaid } from '@zuomei/platform/sheets';
import type { FastifyReply } from 'fastify';
import type { RejectedRow } from './import.dto.js';

/** A table with a bad row: nothing was written, and every bad row is named. */
export class RowsProblem {
  type!: string;
  title!: string;
  status!: number;
  detail!: string;
  code!: string;
  rejected!: RejectedRow[];
}

/** Rejected rows in the reader's language. */
export function rejectedIn(rejected: ImportOutcome['rejected']): RejectedRow[] {
  const locale = currentLocale();
  return rejected.map(({ row, errors }) => ({
    row,
    errors: errors.map((error) => ({ ...error, detail: inLanguage(error.detail, locale) })),
  }));
}

/** Answers 422, a problem with the rows. */
export function rowsRejected(rejected: ImportOutcome['rejected'], reply: FastifyReply): RowsProblem {
  reply.status(HttpStatus.UNPROCESSABLE_ENTITY).header('content-type', 'application/problem+json; charset=utf-8');
  return {
    type: 'about:blank',
    title: 'Unprocessable Content',
    status: HttpStatus.UNPROCESSABLE_ENTITY,
    detail: inLanguage(importSaid(rejected.length), currentLocale()),
    code: 'ROWS_REJECTED',
    rejected: rejectedIn(rejected),
  };
}
