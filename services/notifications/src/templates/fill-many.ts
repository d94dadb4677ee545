import { Injectable } from '@nestjs/common';
import { currentLocale, inLanguage, Refusal, sha256Hex, transact } from '@zuomei/platform';
import type { RowProblems } from '@zuomei/platform/sheets';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { ChangeAgreement } from '../agreements/change-agreement.js';
import { CreateAgreement } from '../agreements/create-agreement.js';
import { SendAgreement } from '../agreements/send-agreement.js';
import type { BulkResult } from './bulk.dto.js';
import { Filling } from './filling.entity.js';
import type { WantedDraft } from './read-drafts.js';

export type Filled = { rejected: RowProblems[] } | { rejected: []; results: BulkResult[] };

interface Known {
  agreementId: string;
  rowPrint: string | null;
  status: string;
  number: string;
}

/** Makes a draft of each row; a row that was there before changes its draft, or nothing. */
@Injectable()
export class FillMany {
  constructor(
    private readonly db: DataSource,
    private readonly createAgreement: CreateAgreement,
    private readonly changeAgreement: ChangeAgreement,
    private readonly sendAgreement: SendAgreement,
  ) {}

  /** What the rows are, or would be. A row that says something else of an agreement that is out already is refused. */
  async look(templateId: string, drafts: WantedDraft[]): Promise<{ results: BulkResult[]; rejected: RowProblems[] }> {
    const known = await this.known(
      this.db.manager,
      templateId,
      drafts.map((draft) => draft.key),
    );
    const rejected: RowProblems[] = [];
    const results = drafts.map((draft) => {
      const before = known.get(draft.key);
      const same = before?.rowPrint === printOf(draft);
      if (before && !same && before.status !== 'draft') {
        draft.reading.refuse('organisation', 'AGREEMENT_NOT_DRAFT', {
          zh: `${before.number} 已发出,不能再按表修改`,
          en: `${before.number} was sent; the table cannot change it any more`,
        });
        rejected.push({ row: draft.row, errors: draft.reading.problems });
      }
      return resultOf(draft, before, before ? (same ? 'unchanged' : 'updated') : 'created');
    });
    return { results, rejected };
  }

  /** Row by row, each in a transaction of its own: if it breaks off, the same table again goes on. */
  async execute(templateId: string, drafts: WantedDraft[], staffId: string, send: boolean): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    for (const draft of drafts) {
      const made = await transact(this.db, (tx) => this.one(tx, templateId, draft, staffId));
      results.push(send && made.status === 'draft' ? await this.send(made, staffId) : made);
    }
    return results;
  }

  private async one(tx: EntityManager, templateId: string, draft: WantedDraft, staffId: string): Promise<BulkResult> {
    // Of two who bring the same table one makes the draft, and the other finds it.
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`fill-${templateId}-${draft.key}`]);
    const before = (await this.known(tx, templateId, [draft.key])).get(draft.key);
    const rowPrint = printOf(draft);
    if (before?.rowPrint === rowPrint || (before && before.status !== 'draft'))
      return resultOf(draft, before, 'unchanged');
    const { id } = before
      ? { id: before.agreementId }
      : await this.createAgreement.within(tx, { ...draft.body, templateId }, staffId);
    if (before) await this.changeAgreement.within(tx, id, { ...draft.body, templateId }, staffId);
    // An abandoned one lets go of its row.
    await tx.update(Filling, { templateId, rowKey: draft.key, agreementId: Not(id) }, { rowKey: null });
    await tx.update(Filling, { agreementId: id }, { rowKey: draft.key, rowPrint });
    const { number, status } = await tx.findOneByOrFail(Agreement, { id });
    return resultOf(draft, { agreementId: id, number, status, rowPrint }, before ? 'updated' : 'created');
  }

  /** One that cannot be sent stays a draft, and says why. */
  private async send(made: BulkResult, staffId: string): Promise<BulkResult> {
    try {
      await this.sendAgreement.execute(made.agreementId ?? '', staffId);
      return { ...made, status: 'signing' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...made, error: inLanguage(error.said, currentLocale()) };
    }
  }

  /** Abandoned ones are out of the way: their rows make new drafts. */
  private async known(db: EntityManager, templateId: string, keys: string[]): Promise<Map<string, Known>> {
    const rows: (Known & { key: string })[] = await db.query(
      `SELECT row_key AS key, agreement_id AS "agreementId", row_print AS "rowPrint", status, number
       FROM agreement_fillings JOIN agreements ON agreements.id = agreement_id
       WHERE template_id = $1 AND row_key = ANY($2::text[]) AND status <> 'abandoned'`,
      [templateId, keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}

const printOf = ({ body }: WantedDraft): string => sha256Hex(JSON.stringify(body));

const resultOf = (draft: WantedDraft, known: Known | undefined, result: BulkResult['result']): BulkResult => ({
  row: draft.row,
  organisation: draft.organisation,
  result,
  ...(known && { agreementId: known.agreementId, number: known.number, status: known.status }),
});
