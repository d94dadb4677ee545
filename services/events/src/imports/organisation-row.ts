import type { OrganisationKind } from '@zuomei/contracts';
import type { OrganisationDetails } from '../organisations/organisation.entity.js';
import { type Columns, type Row, RowReading } from '@zuomei/platform/sheets';
import { organisationKindLabels } from './labels.js';

type Name = 'code' | 'name' | 'name_en' | 'kind' | 'city' | 'district' | 'credit_code';

export const organisationColumns: Columns<Name> = {
  code: { headings: ['编号', '代码', '单位编号', '单位代码'], required: true },
  name: { headings: ['名称', '单位名称', '单位'], required: true },
  name_en: { headings: ['英文名称', '英文名'] },
  kind: { headings: ['类型', '单位类型', '性质', '单位性质'], required: true },
  city: { headings: ['城市', '所在城市', '市'] },
  district: { headings: ['区县', '所在区县', '区'] },
  credit_code: { headings: ['统一社会信用代码', '信用代码'] },
};

export interface OrganisationRow {
  readonly reading: RowReading<Name>;
  /** Undefined for a row that cannot be read. */
  readonly details: (OrganisationDetails & { code: string; name: string; kind: OrganisationKind }) | undefined;
}

export function readOrganisation(row: Row<Name>): OrganisationRow {
  const reading = new RowReading(row);
  const code = reading.code('code');
  const name = reading.required('name', 200);
  const kind = reading.requiredOneOf('kind', organisationKindLabels);
  const rest = {
    nameEn: reading.text('name_en', 200),
    city: reading.text('city', 100),
    district: reading.text('district', 100),
    creditCode: creditCode(reading),
  };
  if (code === undefined || name === undefined || kind === undefined) return { reading, details: undefined };
  return { reading, details: { code, name, kind, ...rest } };
}

function creditCode(reading: RowReading<Name>): string | undefined {
  const value = reading.text('credit_code', 18);
  if (value === undefined || /^[0-9A-Z]{18}$/.test(value)) return value;
  return reading.refuse('credit_code', 'MATCHES', {
    zh: '应为 18 位数字或大写字母',
    en: 'must be 18 digits or capital letters',
  });
}
