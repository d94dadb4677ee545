import { Refusal, type Said } from '@zuomei/platform';

export class AgreementNotSigned extends Refusal {
  constructor() {
    super('conflict', 'AGREEMENT_NOT_SIGNED', {
      zh: '协议签署后才能申请认定登记。',
      en: 'Only a signed agreement can be registered.',
    });
  }
}

const missingSaid: Said = { zh: '必填', en: 'is required' };

export class RegistrationIncomplete extends Refusal {
  constructor(fields: string[]) {
    super(
      'not_allowed',
      'REGISTRATION_INCOMPLETE',
      {
        zh: '申请登记要写明合同类型;已登记的还要写明登记机构、编号、日期和核定技术交易额。',
        en: 'An application names the type of contract; a registered one also office, number, day and recognised amount.',
      },
      { errors: fields.map((field) => ({ pointer: `/${field}`, code: 'REQUIRED', detail: missingSaid })) },
    );
  }
}

const field = (pointer: string, code: string, said: Said) => ({ errors: [{ pointer, code, detail: said }] });

export class RecognisedAboveAmount extends Refusal {
  constructor() {
    const said = {
      zh: '核定技术交易额不能大于合同金额。',
      en: 'The recognised amount cannot be more than the amount of the agreement.',
    };
    super('not_allowed', 'RECOGNISED_ABOVE_AMOUNT', said, field('/recognisedAmount', 'RECOGNISED_ABOVE_AMOUNT', said));
  }
}

export class RegisteredBeforeSigned extends Refusal {
  constructor() {
    const said = {
      zh: '登记日期应在签署之后,且不晚于今天。',
      en: 'It was registered after it was signed, and until today.',
    };
    super('not_allowed', 'REGISTERED_WHEN', said, field('/registeredOn', 'REGISTERED_WHEN', said));
  }
}
