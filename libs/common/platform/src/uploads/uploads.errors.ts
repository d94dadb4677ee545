import { Refusal } from '../refusal.js';

export class FileTooLarge extends Refusal {
  constructor(largest: number) {
    const megabytes = largest / 1024 / 1024;
    super('too_large', 'FILE_TOO_LARGE', {
      zh: `文件不能超过 ${megabytes} MB。`,
      en: `The file may have ${megabytes} MB at most.`,
    });
  }
}

export class FileTypeUnknown extends Refusal {
  constructor() {
    super('unsupported_media', 'FILE_TYPE_NOT_ALLOWED', {
      zh: '只接受 PDF、PNG、JPG、DOCX 和 XLSX 文件。',
      en: 'Only PDF, PNG, JPG, DOCX and XLSX files are taken.',
    });
  }
}

export class NotMultipart extends Refusal {
  constructor() {
    super('unsupported_media', 'NOT_MULTIPART', {
      zh: '请以 multipart/form-data 上传文件,字段名为 file。',
      en: 'Upload the file as multipart/form-data in the field "file".',
    });
  }
}

export class FileMissing extends Refusal {
  constructor() {
    const said = { zh: '请选择文件,字段名为 file。', en: 'Choose a file; the field is "file".' };
    super('malformed', 'FILE_REQUIRED', said, { errors: [{ pointer: '/file', code: 'REQUIRED', detail: said }] });
  }
}
