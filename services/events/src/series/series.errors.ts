import { NotFound, Refusal } from '@zuomei/platform';

export class SeriesNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个系列。', en: 'There is no such series.' });
  }
}

export class SeriesCycle extends Refusal {
  constructor() {
    const said = { zh: '系列不能属于自己或自己的下级。', en: 'A series cannot be part of itself or of its own parts.' };
    super('not_allowed', 'SERIES_CYCLE', said, {
      errors: [{ pointer: '/parentId', code: 'SERIES_CYCLE', detail: said }],
    });
  }
}
