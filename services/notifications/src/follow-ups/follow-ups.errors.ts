import type { FollowUpStatus, TaskStatus } from '@zuomei/contracts';
import { Refusal } from '@zuomei/platform';

export class FollowUpUnknown extends Refusal {
  constructor() {
    super('not_found', 'FOLLOW_UP_NOT_FOUND', { zh: '没有这个跟进事项。', en: 'There is no such follow-up.' });
  }
}

export class FollowUpStepRefused extends Refusal {
  constructor(from: FollowUpStatus, to: FollowUpStatus) {
    super('conflict', 'FOLLOW_UP_STEP_NOT_ALLOWED', {
      zh: `跟进不能从 ${from} 变为 ${to}:只能向前;签约前才可记为流失。`,
      en: `A follow-up cannot go from ${from} to ${to}: only forward, and it can be lost only before it is signed.`,
    });
  }
}

export class FollowUpReasonMissing extends Refusal {
  constructor() {
    const detail = { zh: '记为流失时请选择原因。', en: 'Say why it was lost.' };
    super('not_allowed', 'REASON_REQUIRED', detail, {
      errors: [{ pointer: '/reasonCode', code: 'REQUIRED', detail }],
    });
  }
}

export class TaskUnknown extends Refusal {
  constructor() {
    super('not_found', 'TASK_NOT_FOUND', { zh: '没有这项任务。', en: 'There is no such task.' });
  }
}

export class TaskSettled extends Refusal {
  constructor(status: TaskStatus) {
    super('conflict', 'TASK_SETTLED', {
      zh: `任务已${status === 'done' ? '完成' : '取消'},不能再改。`,
      en: `The task is ${status} already.`,
    });
  }
}

export class FollowUpSettled extends Refusal {
  constructor() {
    super('conflict', 'FOLLOW_UP_SETTLED', {
      zh: '跟进已结束(落地或流失),不能再添加任务。',
      en: 'The follow-up has landed or is lost; nothing more is planned for it.',
    });
  }
}

export class FileRefused extends Refusal {
  constructor() {
    const detail = {
      zh: '只接受 PDF、图片(PNG、JPEG)、Word、Excel、PowerPoint、CSV 和文本文件,且内容须与扩展名一致。',
      en: 'PDF, pictures (PNG, JPEG), Word, Excel, PowerPoint, CSV and text files only, with content that is what their name says.',
    };
    super('unsupported_media', 'FILE_TYPE_NOT_ALLOWED', detail, {
      errors: [{ pointer: '/file', code: 'FILE_TYPE_NOT_ALLOWED', detail }],
    });
  }
}

export class FileUnknown extends Refusal {
  constructor() {
    super('not_found', 'FILE_NOT_FOUND', { zh: '没有这个文件。', en: 'There is no such file.' });
  }
}
