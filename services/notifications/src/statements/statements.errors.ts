import { type FieldRefusal, NotFound, Refusal, type Said } from '@zuomei/platform';

export class StatementNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这条已公布的数据。', en: 'There is no such published statement.' });
  }
}

/** What a statement lacks or has too much of, by the field it is said of. */
export class StatementUnclear extends Refusal {
  constructor(fields: { field: string; detail: Said }[]) {
    const said = { zh: '这条数据说得不完整。', en: 'The statement is not complete.' };
    const errors = fields.map(({ field, detail }): FieldRefusal => ({
      pointer: `/${field}`,
      code: 'STATEMENT_UNCLEAR',
      detail,
    }));
    super('not_allowed', 'STATEMENT_UNCLEAR', said, { errors });
  }
}
