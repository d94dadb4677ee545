import { NotFound, Refusal } from '@zuomei/platform';

export class IndustryNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个行业。', en: 'There is no such industry.' });
  }
}

export class IndustryTaken extends Refusal {
  constructor(name: string) {
    const said = { zh: `行业“${name}”已存在。`, en: `The industry "${name}" exists.` };
    super('conflict', 'INDUSTRY_TAKEN', said, { errors: [{ pointer: '/name', code: 'INDUSTRY_TAKEN', detail: said }] });
  }
}

/** A member takes one of the table; who may add to it adds. */
export class UnknownIndustry extends Refusal {
  constructor(name: string) {
    const detail = { zh: `行业表中没有“${name}”。`, en: `"${name}" is not in the table of industries.` };
    super('not_allowed', 'UNKNOWN_INDUSTRY', detail, {
      errors: [{ pointer: '/industry', code: 'UNKNOWN_INDUSTRY', detail }],
    });
  }
}
