import { NotFound, Refusal, type Said } from '@zuomei/platform';

export class TypedOrganisationNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个自填单位。', en: 'Nobody typed such an organisation.' });
  }
}

const notAllowed = (pointer: string, code: string, said: Said): Refusal =>
  new Refusal('not_allowed', code, said, { errors: [{ pointer, code, detail: said }] });

export const mergedIntoItself = (): Refusal =>
  notAllowed('/intoId', 'MERGED_INTO_ITSELF', {
    zh: '这两个名称已经是同一个单位。',
    en: 'These two names are one organisation already.',
  });

export const oneTarget = (): Refusal =>
  notAllowed('/organisationId', 'ONE_TARGET', {
    zh: '请选择一个单位，或另一个名称，只选一个。',
    en: 'Choose one: an organisation or another name.',
  });
