import { Injectable } from '@nestjs/common';
import { type RowProblems, type RowReading, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { DataSource } from 'typeorm';
import { requireAmounts, requireTerm } from '../agreements/agreement-rules.js';
import type { AgreementBody } from '../agreements/agreements.dto.js';
import { missingCharacters, nameCharacter } from '../documents/fonts.js';
import type { BulkBody } from './bulk.dto.js';
import { columnOfVariable, type DraftColumn, draftColumns, type DraftRow, readDraft } from './draft-row.js';
import { FillDraft } from './fill-draft.js';
import { isSystemName } from './system-variables.js';
import { variablesIn } from './template-text.js';
import type { Template } from './template.entity.js';
import { VariablesRefused, variableSaid } from './templates.errors.js';

/** A row as the draft it makes. */
export interface WantedDraft {
  row: number;
  /** What the row is known by. */
  key: string;
  organisation: string;
  body: AgreementBody;
  reading: RowReading<DraftColumn>;
}

/** Reads a table of counterparties for a template: what each row's agreement says, or what is wrong with it. */
@Injectable()
export class ReadDrafts {
  constructor(
    private readonly db: DataSource,
    private readonly fillDraft: FillDraft,
  ) {}

  async execute(
    sheet: Sheet,
    template: Template,
    common: BulkBody,
  ): Promise<{ drafts: WantedDraft[]; rejected: RowProblems[] }> {
    const variables = variablesIn(template.body).filter((name) => !isSystemName(name));
    const rows = rowsOf(sheet, draftColumns(variables)).map((row) => readDraft(row, variables));
    const organisations = await this.organisations([
      ...rows.flatMap((row) => row.organisation ?? []),
      common.party.organisationId,
    ]);
    const ours = organisations.get(common.party.organisationId.toLowerCase())?.name ?? '';
    const first = new Map<string, number>();
    const drafts = rows.flatMap((row) => {
      const draft = this.draft(row, template, common, organisations);
      if (!draft) return [];
      this.check(row.reading, draft, template, ours);
      const before = first.get(draft.key);
      if (before === undefined) first.set(draft.key, draft.row);
      else
        row.reading.refuse('organisation', 'ROW_REPEATED', {
          zh: `与第 ${before} 行重复;同一单位的多份协议请用编号或标题区分`,
          en: `repeats row ${before}; tell agreements with one organisation apart by code or title`,
        });
      return [draft];
    });
    const rejected = rows.flatMap(({ reading: { from, problems } }) =>
      problems.length > 0 ? [{ row: from.row, errors: problems }] : [],
    );
    return { drafts, rejected };
  }

  /** By id, code and whole name. */
  private async organisations(asked: string[]): Promise<Map<string, { id: string; name: string }>> {
    const found: { id: string; code: string | null; name: string }[] = await this.db.query(
      'SELECT id, code, name FROM organisations WHERE code = ANY($1::text[]) OR name = ANY($1) OR id::text = ANY($1)',
      [asked.map((one) => (/^[0-9a-f-]{36}$/i.test(one) ? one.toLowerCase() : one))],
    );
    return new Map(found.flatMap((one) => [one.id, one.code ?? one.id, one.name].map((key) => [key, one] as const)));
  }

  private draft(
    row: DraftRow,
    template: Template,
    common: BulkBody,
    organisations: Map<string, { id: string; name: string }>,
  ): WantedDraft | undefined {
    const { reading, organisation: asked, signer, email } = row;
    const organisation = asked === undefined ? undefined : organisations.get(asked);
    if (asked !== undefined && !organisation)
      reading.refuse('organisation', 'UNKNOWN_REFERENCE', {
        zh: `没有单位“${asked}”`,
        en: `there is no organisation “${asked}”`,
      });
    if (!organisation || signer === undefined || email === undefined) return undefined;
    const title = row.title ?? common.title ?? template.name;
    const person = { name: signer, email, role: 'signer' as const, order: common.otherOrder ?? 1 };
    const signatory = { ...person, ...(row.signerTitle && { title: row.signerTitle }) };
    const given = {
      amount: row.amount,
      technologyTransactionAmount: row.technologyTransactionAmount,
      termStartsOn: row.termStartsOn ?? common.termStartsOn,
      termEndsOn: row.termEndsOn ?? common.termEndsOn,
      eventIds: common.eventIds,
      signBy: common.signBy,
      signingCode: common.signingCode,
    };
    const body: AgreementBody = {
      kind: template.kind,
      title,
      ...(Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      ) as Partial<AgreementBody>),
      variables: { ...common.variables, ...row.variables },
      parties: [
        common.party,
        { organisationId: organisation.id, label: common.otherLabel ?? '乙方', signatories: [signatory] },
      ],
    };
    const key = row.code ? `code ${row.code}` : `organisation ${organisation.id} ${title}`;
    return { row: reading.from.row, key, organisation: organisation.name, body, reading };
  }

  /** What would be refused when it is created or sent is said now, of its cell. */
  private check(reading: RowReading<DraftColumn>, draft: WantedDraft, template: Template, ours: string): void {
    const { body, organisation } = draft;
    const facts = {
      number: 'ZM-0000-000000',
      title: body.title,
      amount: body.amount ?? null,
      technologyTransactionAmount: body.technologyTransactionAmount ?? null,
      termStartsOn: body.termStartsOn ?? null,
      termEndsOn: body.termEndsOn ?? null,
    };
    refuseIf(reading, 'technology_transaction_amount', () =>
      requireAmounts(facts.amount, facts.technologyTransactionAmount),
    );
    refuseIf(reading, 'term_ends_on', () => requireTerm(facts.termStartsOn, facts.termEndsOn));
    const names = [ours, organisation];
    const parties = body.parties.map(({ label, signatories }, n) => ({
      label,
      name: names[n] ?? '',
      signatory: signatories.find((one) => one.role === 'signer')?.name,
    }));
    try {
      const text = this.fillDraft.fill(template.body, body.variables ?? {}, facts, parties);
      const missing = missingCharacters([text, body.title, organisation, parties[1]?.signatory ?? '']);
      if (missing.length > 0)
        reading.refuse('organisation', 'UNDRAWABLE_CHARACTERS', {
          zh: `文件字体中没有:${missing.slice(0, 20).map(nameCharacter).join(', ')}`,
          en: `the document font has no glyph for ${missing.slice(0, 20).map(nameCharacter).join(', ')}`,
        });
    } catch (error) {
      if (!(error instanceof VariablesRefused)) throw error;
      for (const problem of error.problems) {
        const column = columnOfVariable(problem.name);
        const heading = reading.from.heading(column);
        // One cell may be asked for by several names, and may have been refused already.
        if (!reading.problems.some((one) => one.column === heading))
          reading.refuse(column, problem.code, variableSaid(problem));
      }
    }
  }
}

function refuseIf(reading: RowReading<DraftColumn>, column: DraftColumn, rule: () => void): void {
  try {
    rule();
  } catch {
    const amounts = column === 'technology_transaction_amount';
    reading.refuse(
      column,
      amounts ? 'TECHNOLOGY_AMOUNT_ABOVE_AMOUNT' : 'TERM_BACKWARDS',
      amounts
        ? { zh: '不能大于合同金额', en: 'must not be more than the amount' }
        : { zh: '不能早于开始日期', en: 'must not be before the start' },
    );
  }
}
