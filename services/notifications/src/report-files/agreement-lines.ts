import { agreementKindLabels } from './agreement-kinds.js';
import { currentLocale, inLanguage } from '@zuomei/platform';
import type { DataSource } from 'typeorm';
import type { ReportFilter } from '../reports/report.dto.js';
import { itemsSql } from '../reports/report-sql.js';
import { figures } from '../reports/figures.js';
import { figureCell, say } from './report-sections.js';
import type { ReportSection } from './report-document.js';

/** More than anybody reads on paper; the rest is in the product, and the report says so. */
const most = 2000;

interface Row {
  number: string;
  title: string;
  kind: keyof typeof agreementKindLabels;
  on_date: string;
  amount: string | null;
  technology_transaction_amount: string | null;
  parties: string | null;
}

/** The agreements that the figure counts, by the day they were signed. Titles and parties are for staff. */
export async function agreementsSection(db: DataSource, filter: ReportFilter, whole: boolean): Promise<ReportSection> {
  const { sql, parameters } = itemsSql(
    `SELECT a.number, a.title, a.kind, i.on_date::text, a.amount::text, a.technology_transaction_amount::text,
       (SELECT string_agg(p.name, '、' ORDER BY p.position) FROM agreement_parties p WHERE p.agreement_id = a.id) AS parties
     FROM (${figures.agreements.items}) AS i JOIN agreements a ON a.id = i.id
     ORDER BY i.on_date, a.number LIMIT ${most + 1}`,
    filter,
  );
  const rows: Row[] = await db.query(sql, parameters);
  const right = true as const;
  const money = (amount: string | null) => (amount === null ? { text: '–' } : figureCell(amount));
  return {
    heading: say('协议清单', 'Agreements'),
    tab: say('协议清单', 'Agreements'),
    table: {
      columns: [
        { heading: say('编号', 'Number'), width: 2.5 },
        { heading: say('签署日', 'Signed on'), width: 1.5 },
        { heading: say('类型', 'Kind'), width: 1.6 },
        ...(whole ? [{ heading: say('名称与各方', 'Title and parties'), width: 3.9 }] : []),
        { heading: say('金额(元)', 'Amount, yuan'), width: 2.2, right },
        { heading: say('其中技术交易额', 'Of it technology'), width: 2.2, right },
      ],
      rows: rows
        .slice(0, most)
        .map((row) => [
          { text: row.number },
          { text: row.on_date },
          { text: inLanguage(agreementKindLabels[row.kind], currentLocale()) },
          ...(whole ? [{ text: `${row.title}\n${row.parties ?? ''}` }] : []),
          money(row.amount),
          money(row.technology_transaction_amount),
        ]),
    },
    notes:
      rows.length > most
        ? [say(`仅列出前 ${most} 项，其余请在系统中查看。`, `The first ${most}; the rest is in the product.`)]
        : [],
  };
}
