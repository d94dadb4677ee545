import { NotFound, Refusal } from '@zuomei/platform';

export const mostFiles = 10;

export class CatalogueFileNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个附件,或已被删除。', en: 'There is no such attachment, or it was removed.' });
  }
}

export class TooManyFiles extends Refusal {
  constructor() {
    super('conflict', 'TOO_MANY_FILES', {
      zh: `最多 ${mostFiles} 个附件,请先删除不用的。`,
      en: `At most ${mostFiles} attachments; remove one first.`,
    });
  }
}
