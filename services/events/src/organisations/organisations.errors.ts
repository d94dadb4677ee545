import { NotFound, Refusal } from '@zuomei/platform';

export class OrganisationNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个单位。', en: 'There is no such organisation.' });
  }
}

/** An organiser changes only the organisations they organise for. */
export class NotYourOrganisation extends Refusal {
  constructor() {
    super('forbidden', 'NOT_YOUR_ORGANISATION', {
      zh: '你不是这个单位的组织者。',
      en: 'You do not organise for this organisation.',
    });
  }
}

export class OrganisationCodeTaken extends Refusal {
  constructor(code: string) {
    const said = { zh: `编号 ${code} 已被另一单位使用。`, en: `Another organisation has the code ${code}.` };
    super('conflict', 'CODE_TAKEN', said, { errors: [{ pointer: '/code', code: 'CODE_TAKEN', detail: said }] });
  }
}
