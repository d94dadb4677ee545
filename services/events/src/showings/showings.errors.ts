import { NotFound, Refusal } from '@zuomei/platform';

export class ShowingNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这项展示。', en: 'There is no such showing.' });
  }
}

export class ShowsOneThing extends Refusal {
  constructor() {
    const said = {
      zh: '请在成果、需求和标题中只给出一项。',
      en: 'Give one of achievementId, needId and title.',
    };
    super('not_allowed', 'SHOWS_ONE_THING', said, {
      errors: ['/achievementId', '/needId', '/title'].map((pointer) => ({
        pointer,
        code: 'SHOWS_ONE_THING',
        detail: said,
      })),
    });
  }
}

export class ShownAlready extends Refusal {
  constructor() {
    super('conflict', 'SHOWN_ALREADY', {
      zh: '该活动已有这项展示。',
      en: 'It is shown at this event in this form already.',
    });
  }
}
