import { type FieldRefusal, Refusal, type Said } from '@zuomei/platform';

export class TemplateUnknown extends Refusal {
  constructor() {
    super('not_found', 'TEMPLATE_NOT_FOUND', { zh: '没有这个模板。', en: 'There is no such template.' });
  }
}

/** Named in a draft. */
export class TemplateUnusable extends Refusal {
  constructor() {
    const said = { zh: '没有这个模板,或已停用。', en: 'There is no such template, or it is retired.' };
    super('not_allowed', 'UNKNOWN_REFERENCE', said, {
      errors: [{ pointer: '/templateId', code: 'UNKNOWN_REFERENCE', detail: said }],
    });
  }
}

export class VariableBroken extends Refusal {
  constructor(near: string) {
    const said = {
      zh: `“${near}”处的变量写法不完整,应写作 {{名称}}。`,
      en: `The braces at “${near}” name no variable; write {{name}}.`,
    };
    super('not_allowed', 'VARIABLE_BROKEN', said, {
      errors: [{ pointer: '/body', code: 'VARIABLE_BROKEN', detail: said }],
    });
  }
}

export class BodyAndTemplate extends Refusal {
  constructor() {
    const said = {
      zh: '正文与模板只能二选一。',
      en: 'A draft has a text of its own or a template, not both.',
    };
    super('not_allowed', 'BODY_AND_TEMPLATE', said, {
      errors: [{ pointer: '/body', code: 'BODY_AND_TEMPLATE', detail: said }],
    });
  }
}

export class VariablesWithoutTemplate extends Refusal {
  constructor() {
    const said = { zh: '变量只用于模板。', en: 'Variables fill a template; there is none.' };
    super('not_allowed', 'TEMPLATE_REQUIRED', said, {
      errors: [{ pointer: '/templateId', code: 'TEMPLATE_REQUIRED', detail: said }],
    });
  }
}

export interface VariableProblem {
  name: string;
  code: 'VARIABLE_MISSING' | 'VARIABLE_UNKNOWN' | 'VARIABLE_INVALID';
  /** Given by the system from the draft itself, not by `variables`. */
  bySystem: boolean;
}

export function variableSaid({ name, code, bySystem }: VariableProblem): Said {
  if (code === 'VARIABLE_UNKNOWN')
    return { zh: `模板里没有变量“${name}”`, en: `the template has no variable “${name}”` };
  if (code === 'VARIABLE_INVALID')
    return { zh: `变量“${name}”应为不超过 5000 字的文字`, en: `“${name}” must be text of 5000 characters at most` };
  if (bySystem)
    return {
      zh: `模板用到“${name}”,协议里还没有填写`,
      en: `the template uses “${name}”, which the draft does not say`,
    };
  return { zh: `缺少变量“${name}”`, en: `the variable “${name}” is missing` };
}

/** Every variable that is missing, or that the template does not know, by name. */
export class VariablesRefused extends Refusal {
  constructor(readonly problems: VariableProblem[]) {
    const named = problems.slice(0, 10).map((one) => variableSaid(one));
    super(
      'not_allowed',
      problems[0]?.code ?? 'VARIABLE_MISSING',
      { zh: `${named.map((one) => one.zh).join(';')}。`, en: `${named.map((one) => one.en).join('; ')}.` },
      {
        errors: problems.map((one): FieldRefusal => ({
          pointer: one.bySystem ? '/body' : `/variables/${one.name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          code: one.code,
          detail: variableSaid(one),
        })),
      },
    );
  }
}
