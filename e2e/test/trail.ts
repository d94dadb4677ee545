import { createHash } from 'node:crypto';

/** Whether each line's hash is SHA-256 of the line before's hash and its own RFC 8785 form, as api.md says. */
export function chainHolds(lines: Record<string, unknown>[]): boolean {
  let previous = lines[0]?.['prevHash'];
  return lines.every(({ hash, ...line }) => {
    const expected = createHash('sha256')
      .update(`${String(line['prevHash'])}${canonical(line)}`)
      .digest('hex');
    const holds = line['prevHash'] === previous && hash === expected;
    previous = hash;
    return holds;
  });
}

/** RFC 8785 for what a trail line holds: objects by key, no exotic numbers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}
