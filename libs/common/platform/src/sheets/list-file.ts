import { applyDecorators, Injectable, type PipeTransform, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces } from '@nestjs/swagger';
import type { Columns } from './columns.js';
import type { Page } from '../paging.js';
import { inLanguage, NotFound, type Said } from '../refusal.js';
import { currentLocale, type Language } from '../trace.js';
import { tableFile, type TableFormat, tableFormats } from './table-file.js';

type Cell = string | number | boolean | null | undefined;

/** Its heading in both languages, and what a row has there. */
export type ListColumn<T> = readonly [zh: string, en: string, of: (item: T, language: Language) => Cell];

/** How a list looks as a spreadsheet. */
export interface ListTable<T> {
  /** Without its ending. */
  readonly file: string;
  readonly name: Said;
  readonly columns: readonly ListColumn<T>[];
}

const together = 200;

/** `@Get('organisations.:format')` with `@Param('format', FormatParam)`: any other ending is not found. */
@Injectable()
export class FormatParam implements PipeTransform<string, TableFormat> {
  transform(value: string): TableFormat {
    if (value !== 'csv' && value !== 'xlsx') throw new NotFound();
    return value;
  }
}

/** What the API document says of a route that answers with a list as a file. */
export const ListFile = (): MethodDecorator =>
  applyDecorators(
    ApiParam({ name: 'format', enum: Object.keys(tableFormats) }),
    ApiProduces(...Object.values(tableFormats).map(({ type }) => type)),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

/**
 * A whole list as a file, page by page as its own route answers. The first page is read before anything is sent, so
 * that what the list refuses is refused here, too.
 */
export async function listFile<T>(
  format: TableFormat,
  { file, name, columns }: ListTable<T>,
  pageAt: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<StreamableFile> {
  const language = currentLocale();
  const rows = (items: T[]) => items.map((item) => columns.map(([, , of]) => text(of(item, language), language)));
  const first = await pageAt({ limit: together });
  async function* portions(): AsyncGenerator<string[][]> {
    let page = first;
    for (;;) {
      yield rows(page.items);
      if (page.nextCursor === null) return;
      page = await pageAt({ limit: together, cursor: page.nextCursor });
    }
  }
  const headings = columns.map(([zh, en]) => inLanguage({ zh, en }, language));
  return tableFile(format, file, { name: inLanguage(name, language), headings, portions: portions() });
}

/** An empty table with the headings that an import takes, those that must be there marked with a star. */
export function templateFile<N extends string>(format: TableFormat, file: string, columns: Columns<N>): StreamableFile {
  const language = currentLocale();
  const headings = (Object.keys(columns) as N[])
    .filter((name) => columns[name].headings.length > 0)
    .map((name) => {
      const heading = language === 'en' ? name : (columns[name].headings[0] ?? name);
      return columns[name].required ? `${heading}*` : heading;
    });
  async function* nothing(): AsyncGenerator<string[][]> {
    yield await Promise.resolve([]);
  }
  return tableFile(format, `${file}-template`, { name: file, headings, portions: nothing() });
}

function text(cell: Cell, language: Language): string {
  if (typeof cell === 'boolean') return inLanguage(cell ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }, language);
  return cell === null || cell === undefined ? '' : String(cell);
}
