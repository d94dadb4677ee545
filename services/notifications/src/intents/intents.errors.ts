import { Refusal } from '@zuomei/platform';

export class SettlementOnly extends Refusal {
  constructor(fields: readonly string[]) {
    const detail = {
      zh: '园区、面积和入驻日期只用于入驻意向。',
      en: 'Park, area and day are of an intent to settle only.',
    };
    super('not_allowed', 'SETTLEMENT_ONLY', detail, {
      errors: fields.map((field) => ({ pointer: `/${field}`, code: 'SETTLEMENT_ONLY', detail })),
    });
  }
}

export class NotAPark extends Refusal {
  constructor() {
    const detail = { zh: '该单位不是园区。', en: 'This organisation is not a park.' };
    super('not_allowed', 'NOT_A_PARK', detail, { errors: [{ pointer: '/parkId', code: 'NOT_A_PARK', detail }] });
  }
}
