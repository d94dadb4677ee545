/** What bytes say of themselves, before the archive is asked. */
export interface Inspection {
  isPdf: boolean;
  /** Numbers of agreements and letters found anywhere in the file, raw or in its text. */
  numbers: string[];
  /** Verify codes found anywhere in the file. */
  codes: string[];
  /**
   * `ours`: our seal, unbroken, covering the whole file. `broken`: our seal, but not that any more.
   * `foreign`: signatures, none of them ours. `none`: no signature.
   */
  seal: 'ours' | 'broken' | 'foreign' | 'none';
}

const most = 50;
const numberShape = /Z[MS]-\d{4}-\d{6,9}/g;
const codeShape = /[0-9A-HJKMNP-TV-Z]{26}/g;

/** Numbers and codes in a text, each once. */
export function marksIn(text: string): Pick<Inspection, 'numbers' | 'codes'> {
  const found = (shape: RegExp): string[] => {
    const values = new Set<string>();
    for (const [value] of text.matchAll(shape)) if (values.size < most) values.add(value);
    return [...values];
  };
  return { numbers: found(numberShape), codes: found(codeShape) };
}
