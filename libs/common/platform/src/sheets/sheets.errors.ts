import { Refusal, type Said } from '../refusal.js';

export const importSaid = (rows: number): Said => ({
  zh: `有 ${rows} 行需要修改,什么都没有写入。`,
  en: `${rows} row(s) need a change; nothing was written.`,
});

export class SheetUnreadable extends Refusal {
  constructor(reason: Said) {
    super('not_allowed', 'SHEET_UNREADABLE', {
      zh: `文件无法读取:${reason.zh}。`,
      en: `The file cannot be read: ${reason.en}.`,
    });
  }
}

export class SheetTypeUnknown extends Refusal {
  constructor() {
    super('unsupported_media', 'UNSUPPORTED_MEDIA_TYPE', {
      zh: '请上传 CSV 或 xlsx 文件。',
      en: 'Send a CSV (text/csv) or an xlsx file.',
    });
  }
}

export class ColumnsMissing extends Refusal {
  constructor(columns: string[]) {
    super('not_allowed', 'COLUMNS_MISSING', {
      zh: `缺少列:${columns.join('、')}。列名要写在一行里,可以下载模板对照。`,
      en: `Columns are missing: ${columns.join(', ')}. Headings stand in one row; the template has them.`,
    });
  }
}

export class ColumnTwice extends Refusal {
  constructor(column: string) {
    super('not_allowed', 'COLUMN_TWICE', {
      zh: `列 ${column} 出现了两次。`,
      en: `The column ${column} stands there twice.`,
    });
  }
}

export const mostRows = 5000;

export class TooManyRows extends Refusal {
  constructor() {
    super('too_large', 'TOO_MANY_ROWS', {
      zh: `一次最多导入 ${mostRows} 行,请分成几个文件。`,
      en: `At most ${mostRows} rows at a time; split the file.`,
    });
  }
}
