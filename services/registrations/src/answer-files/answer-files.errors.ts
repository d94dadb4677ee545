import { NotFound, Refusal } from '@zuomei/platform';

/** 10 MB. */
export const largestFile = 10 * 1024 * 1024;

/** The event asks for no file. */
export class NoFileWanted extends Refusal {
  constructor() {
    super('conflict', 'NO_FILE_WANTED', { zh: '这个活动不需要上传文件。', en: 'This event asks for no file.' });
  }
}

export class FileNotFound extends NotFound {
  constructor() {
    super({ zh: '没有这个文件,或已被删除。', en: 'There is no such file, or it was deleted.' });
  }
}
