import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Refusal } from './refusal.js';

/** `?limit=&cursor=` of every list. */
export class PageQuery {
  /** How many, 1 to 200. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50, description: 'How many.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** `nextCursor` of the page before. */
  @ApiPropertyOptional({ type: String, maxLength: 500, description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export const encodeCursor = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws Refusal INVALID_CURSOR for anything that is not an array of as many parts */
export function decodeCursor<T extends unknown[]>(cursor: string, parts: T['length']): T {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(position) && position.length === parts) return position as T;
  } catch {
    // said below
  }
  throw new Refusal(
    'malformed',
    'INVALID_CURSOR',
    { zh: '翻页位置无效,请从第一页开始。', en: 'The cursor is not valid; start from the first page.' },
    { errors: [{ pointer: '?cursor', code: 'INVALID_CURSOR', detail: { zh: '无效', en: 'is not valid' } }] },
  );
}

/** Rows of one more than `limit` become a page. */
export function pageOf<R>(rows: R[], limit: number, positionOf: (row: R) => unknown[]): Page<R> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null };
}
