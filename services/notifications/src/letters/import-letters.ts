import { Injectable } from '@nestjs/common';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { DataSource } from 'typeorm';
import { IssueLetters, type LetterOutcome } from './issue-letters.js';
import { draftOf, type LetterDraft, type LetterEvent, type LetterLine } from './letter-draft.js';
import { columnOf, type LetterColumn, letterColumns, type LetterRow, readLetter } from './letter-row.js';
import { type LetterIssuer, LetterSources } from './letter-sources.js';
import type { LettersImportQuery } from './letters.dto.js';

/** Of a table: all rows or none. */
export type LettersImported = { rejected: ImportOutcome['rejected'] } | { rejected: []; outcome: LetterOutcome };

interface Common {
  kind: LettersImportQuery['kind'];
  line: Partial<LetterLine>;
  event: LetterEvent | undefined;
  issuer: LetterIssuer | undefined;
  events: Map<string, LetterEvent>;
  issuers: Map<string, LetterIssuer>;
  today: string;
}

/** Letters from a table, one a row. The same table twice issues nothing twice. */
@Injectable()
export class ImportLetters {
  constructor(
    private readonly db: DataSource,
    private readonly sources: LetterSources,
    private readonly letters: IssueLetters,
  ) {}

  async execute(sheet: Sheet, query: LettersImportQuery, staffId: string, dryRun: boolean): Promise<LettersImported> {
    await this.sources.wait(query, true);
    const rows = rowsOf(sheet, letterColumns).map(readLetter);
    const common = await this.common(rows, query);
    const drafts = rows.flatMap((row) => this.draft(row, common));
    this.refuseRepeats(rows, drafts);
    const rejected = rows.flatMap(({ reading: { from, problems } }) =>
      problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
    );
    if (rejected.length > 0) return { rejected };
    return { rejected: [], outcome: await this.letters.execute(drafts, staffId, dryRun) };
  }

  private async common(rows: LetterRow[], query: LettersImportQuery): Promise<Common> {
    const codes = (key: 'eventCode' | 'issuerCode'): string[] => [...new Set(rows.flatMap((row) => row[key] ?? []))];
    const organisations: { code: string | null; id: string; name: string }[] = await this.db.query(
      'SELECT code, id, name FROM organisations WHERE code = ANY($1::text[]) OR name = ANY($1::text[])',
      [codes('issuerCode')],
    );
    const found: { code: string; id: string }[] = await this.db.query(
      'SELECT code, id FROM events WHERE code = ANY($1::text[])',
      [codes('eventCode')],
    );
    const events = new Map<string, LetterEvent>();
    for (const { code, id } of found) {
      const event = await this.sources.event(id);
      if (event) events.set(code, event);
    }
    const event = await this.sources.event(query.eventId);
    const issuerId = query.issuerId ?? event?.hostId;
    return {
      kind: query.kind,
      line: query,
      event,
      issuer: issuerId === undefined ? undefined : await this.sources.issuer(issuerId),
      events,
      issuers: new Map(organisations.flatMap((one) => [[one.code ?? '', one] as const, [one.name, one] as const])),
      today: this.sources.today(),
    };
  }

  private draft({ reading, holder, kind: own, line, issuerCode, eventCode }: LetterRow, common: Common): LetterDraft[] {
    const refuse = (column: LetterColumn, code: string, zh: string, en: string): void => {
      reading.refuse(column, code, { zh, en });
    };
    const kind = own ?? common.kind;
    if (kind === undefined && reading.from.cells.kind === undefined) refuse('kind', 'REQUIRED', '必填', 'is required');
    const event = eventCode === undefined ? common.event : common.events.get(eventCode);
    if (eventCode !== undefined && !event)
      refuse('event_code', 'UNKNOWN_REFERENCE', `没有编号为 ${eventCode} 的活动`, `there is no event ${eventCode}`);
    const issuer = issuerCode === undefined ? common.issuer : common.issuers.get(issuerCode);
    if (issuerCode !== undefined && !issuer)
      refuse('issuer_code', 'UNKNOWN_REFERENCE', `没有单位 ${issuerCode}`, `there is no organisation ${issuerCode}`);
    else if (!issuer) refuse('issuer_code', 'REQUIRED', '请写明签发单位', 'say which organisation issues it');
    if (!holder || !kind || !issuer || (eventCode !== undefined && !event)) return [];
    const made = draftOf({ ...common.line, ...line, kind }, holder, { event, issuer, today: common.today });
    for (const { field, code, detail } of made.problems) reading.refuse(columnOf[field] ?? 'name', code, detail);
    return [{ row: reading.from.row, content: made.content, holder: made.holder }];
  }

  /** Two people of one name in one list would be taken for one. */
  private refuseRepeats(rows: LetterRow[], drafts: LetterDraft[]): void {
    const first = new Map<string, number>();
    for (const draft of drafts) {
      const mark = this.letters.fingerprintOf(draft);
      const before = first.get(mark);
      if (before === undefined) first.set(mark, draft.row);
      else
        rows
          .find(({ reading }) => reading.from.row === draft.row)
          ?.reading.refuse('name', 'LETTER_REPEATED', {
            zh: `与第 ${before} 行相同;若是两个人,请用单位或邮箱区分`,
            en: `row ${before} says the same; if they are two people, tell them apart by organisation or e-mail`,
          });
    }
  }
}
