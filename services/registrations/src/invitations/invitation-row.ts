import type { Locale } from '@zuomei/contracts';
import { type Columns, type Labels, type Row, RowReading } from '@zuomei/platform/sheets';
import { isEmail, isISO8601 } from 'class-validator';
import type { Wanted } from './invite-people.js';

type Name = 'email' | 'name' | 'organisation' | 'seats' | 'skip_approval' | 'exceed_capacity' | 'expires_at' | 'locale';

export const invitationColumns: Columns<Name> = {
  email: { headings: ['邮箱', '电子邮箱', '邮件', 'e-mail', 'mail'], required: true },
  name: { headings: ['姓名', '联系人', '受邀人'] },
  organisation: { headings: ['单位', '单位名称', '公司', 'company'] },
  seats: { headings: ['名额', '人数', '席位'] },
  skip_approval: { headings: ['免审核', 'skip approval'] },
  exceed_capacity: { headings: ['可超额', '可超出名额', 'exceed capacity'] },
  expires_at: { headings: ['截止时间', '有效期至', '截止', 'expires', 'expires at'] },
  locale: { headings: ['语言', 'language'] },
};

const yesOrNo: Labels<'true' | 'false'> = { true: ['是', 'yes', 'y', '1'], false: ['否', 'no', 'n', '0'] };
const localeLabels: Labels<Locale> = { 'zh-CN': ['中文', 'zh'], en: ['英文', 'english'] };

export interface InvitationRow {
  readonly reading: RowReading<Name>;
  /** Undefined for a row that cannot be read. */
  readonly wanted: Wanted | undefined;
}

export function readInvitation(row: Row<Name>, now: Date): InvitationRow {
  const reading = new RowReading(row);
  const email = address(reading);
  const wanted = {
    name: reading.text('name', 120),
    organisation: reading.text('organisation', 200),
    seats: reading.whole('seats', 1, 1000),
    skipApproval: yes(reading, 'skip_approval'),
    exceedCapacity: yes(reading, 'exceed_capacity'),
    expiresAt: instant(reading, now),
    locale: reading.oneOf('locale', localeLabels),
  };
  return { reading, wanted: email === undefined || reading.problems.length > 0 ? undefined : { email, ...wanted } };
}

function address(reading: RowReading<Name>): string | undefined {
  const value = reading.required('email', 254);
  if (value === undefined || isEmail(value)) return value;
  return reading.refuse('email', 'IS_EMAIL', { zh: `“${value}”不是邮箱地址`, en: `"${value}" is no e-mail address` });
}

const yes = (reading: RowReading<Name>, column: Name): boolean | undefined => {
  const value = reading.oneOf(column, yesOrNo);
  return value === undefined ? undefined : value === 'true';
};

/** A day means its end, in China's time, which is where these lists are written. */
function instant(reading: RowReading<Name>, now: Date): string | undefined {
  const value = reading.text('expires_at', 40)?.replaceAll('/', '-');
  if (value === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const text = day ? `${value}T23:59:59+08:00` : /[zZ]|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}+08:00`;
  const at = Date.parse(text.replace(' ', 'T'));
  if (Number.isNaN(at) || (day && !isISO8601(value, { strict: true }))) {
    return reading.refuse('expires_at', 'IS_DATE', { zh: '应为日期,如 2026-03-10', en: 'must be a date: 2026-03-10' });
  }
  if (at <= now.getTime()) {
    return reading.refuse('expires_at', 'IN_THE_PAST', { zh: '应在将来', en: 'must be in the future' });
  }
  return new Date(at).toISOString();
}
