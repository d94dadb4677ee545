import { NotFound } from '@zuomei/platform';

export class ExpertNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这位专家。', en: 'There is no such expert.' });
  }
}
