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
