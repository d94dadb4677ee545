import { NotFound, Refusal } from '@zuomei/platform';

export class DigestNotFound extends NotFound {
  constructor() {
    super({ zh: '这个月的简讯还没有发布。', en: 'The digest of this month is not published.' });
  }
}

export class NotInDigest extends Refusal {
  constructor(pointers: string[]) {
    const said = { zh: '该活动不在这个月的简讯里。', en: 'The event is not in the digest of this month.' };
    super('not_allowed', 'NOT_IN_DIGEST', said, {
      errors: pointers.map((pointer) => ({ pointer, code: 'NOT_IN_DIGEST', detail: said })),
    });
  }
}

export class EmptyDigest extends Refusal {
  constructor() {
    super('conflict', 'EMPTY_DIGEST', {
      zh: '这个月没有可发布的活动。请先在活动里选择简讯栏目。',
      en: 'No event of this month has a heading yet; choose one in the events first.',
    });
  }
}
