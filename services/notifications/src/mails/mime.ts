/** A piece of a mail: its headers and its content, ready to stand between two boundaries. */
export interface MimePart {
  headers: string[];
  body: string;
}

const eol = '\r\n';

/** Any text as header words of at most 75 characters (RFC 2047); what is plain stays plain. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x3c\x3e\x40-\x7e]*$/.test(text)) return text;
  const words: string[] = [];
  let bytes = '';
  for (const sign of text) {
    if (Buffer.byteLength(bytes + sign) > 42) {
      words.push(bytes);
      bytes = '';
    }
    bytes += sign;
  }
  return [...words, bytes].map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(`${eol} `);
}

/** `Name <address>`; always encoded or quoted, so that no name can break out. */
export function mailboxHeader(name: string, address: string): string {
  if (name === '') return address;
  const plain = /^[\w .-]*$/.test(name);
  return `${plain ? `"${name}"` : encodedWords(name)} <${address}>`;
}

/** A leaf in base64: Chinese text is shorter so than in quoted-printable, and no line needs care. */
export function leaf(contentType: string, content: Buffer | string, headers: string[] = []): MimePart {
  const data = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  return {
    headers: [`Content-Type: ${contentType}`, ...headers, 'Content-Transfer-Encoding: base64'],
    body: data.toString('base64').replace(/.{76}/g, `$&${eol}`),
  };
}

/** Several parts as one. The boundary holds signs that base64 does not have. One part alone stays what it is. */
export function multipart(kind: 'mixed' | 'alternative' | 'related', boundary: string, parts: MimePart[]): MimePart {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const open = `--${boundary}${eol}`;
  return {
    headers: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: `${parts.map((part) => `${open}${written(part)}${eol}`).join('')}--${boundary}--${eol}`,
  };
}

/** A file beside the text. The name is given twice: for programs that know RFC 2231, and for the others. */
export function attachmentPart(filename: string, contentType: string, content: Buffer | string): MimePart {
  const plain = filename.replace(/[^\w.-]+/g, '_');
  return leaf(contentType, content, [
    `Content-Disposition: attachment; filename="${plain}";${eol} filename*=UTF-8''${encodeURIComponent(filename)}`,
  ]);
}

export const written = ({ headers, body }: MimePart): string => `${headers.join(eol)}${eol}${eol}${body}`;
