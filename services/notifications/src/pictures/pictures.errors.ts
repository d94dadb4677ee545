import { NotFound, Refusal } from '@zuomei/platform';

export const mostPictures = 20;

export class EventUnknown extends NotFound {
  constructor() {
    super({ zh: '没有这个活动。', en: 'There is no such event.' });
  }
}

export class PictureUnknown extends NotFound {
  constructor() {
    super({ zh: '没有这张图片,或已被删除。', en: 'There is no such picture, or it was removed.' });
  }
}

export class NotAPicture extends Refusal {
  constructor() {
    super('unsupported_media', 'PICTURE_NOT_TAKEN', {
      zh: '只接受完好的 JPG 或 PNG 图片,最多 4000 万像素。',
      en: 'Only sound JPG or PNG pictures of 40 million pixels at most are taken.',
    });
  }
}

export class TooManyPictures extends Refusal {
  constructor() {
    super('conflict', 'TOO_MANY_PICTURES', {
      zh: `每个活动最多 ${mostPictures} 张图片,请先删除不用的。`,
      en: `An event has ${mostPictures} pictures at most; remove one first.`,
    });
  }
}

export class PicturesDiffer extends Refusal {
  constructor() {
    const said = { zh: '图片已有增减,请刷新后再排。', en: 'Pictures were added or removed meanwhile; reload.' };
    super('not_allowed', 'PICTURES_DIFFER', said, {
      errors: [{ pointer: '/items', code: 'PICTURES_DIFFER', detail: said }],
    });
  }
}
