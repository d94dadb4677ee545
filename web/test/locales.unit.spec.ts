import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = join(dirname(fileURLToPath(import.meta.url)), '../src');
const words = (name: string) =>
  JSON.parse(readFileSync(join(source, 'locales', `${name}.json`), 'utf8')) as Record<string, string>;

const plural = /_(zero|one|two|few|many|other)$/;
const keysOf = (texts: Record<string, string>) => new Set(Object.keys(texts).map((key) => key.replace(plural, '')));
const sorted = (keys: Iterable<string>) => [...new Set(keys)].sort();

const chinese = { ...words('zh-CN'), ...words('zh-CN.catalogue'), ...words('zh-CN.desk'), ...words('zh-CN.door') };
const english = { ...words('en'), ...words('en.catalogue'), ...words('en.desk'), ...words('en.door') };

/** Text of every program file: `{ path, text }`. */
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

/** Keys written out, `'home.title'`, and those put together, `` `kind.event.${kind}` `` as a pattern. */
function used(texts: string[]): { keys: Set<string>; patterns: RegExp[] } {
  const all = texts.join('\n');
  const keys = new Set([...all.matchAll(/['"`]([a-z_]+(?:\.[A-Za-z_]+)+)['"`]/g)].map(([, key]) => key ?? ''));
  const patterns = [...all.matchAll(/`([a-z_]+\.[A-Za-z_.]*(?:\$\{[^}]+\}[A-Za-z_.]*)+)`/g)].map(
    ([, template]) => new RegExp(`^${(template ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[A-Za-z_-]+')}$`),
  );
  return { keys, patterns };
}

describe('the words of the user interface', () => {
  const { keys, patterns } = used(files.map(({ text }) => text));
  const known = keysOf(chinese);

  it('are the same in Chinese and English', () => {
    expect(sorted(keysOf(english))).toEqual(sorted(known));
  });

  it('carry the same values into a sentence in both', () => {
    const values = (text: string) => sorted([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''));
    const differing = Object.entries(chinese)
      .filter(([key, text]) => english[key] !== undefined && values(english[key]).join() !== values(text).join())
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it('are all used', () => {
    const unused = [...known].filter((key) => !keys.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('are all there, and public pages use none of the workbench', () => {
    const missing = (texts: string[], have: Set<string>) =>
      sorted(
        [...texts.join('\n').matchAll(/\bt\(\s*'([^']+)'/g)]
          .map(([, key]) => key ?? '')
          .filter((key) => !have.has(key)),
      );
    const desk = files.filter(({ path }) => path.startsWith('desk')).map(({ text }) => text);
    const door = files.filter(({ path }) => path.startsWith('door')).map(({ text }) => text);
    const pages = files.filter(({ path }) => !/^(desk|door)/.test(path)).map(({ text }) => text);
    expect(missing(desk, known)).toEqual([]);
    expect(missing(pages, keysOf({ ...words('zh-CN'), ...words('zh-CN.catalogue') }))).toEqual([]);
    expect(missing(door, keysOf({ ...words('zh-CN'), ...words('zh-CN.door') }))).toEqual([]);
  });
});
