import type { PictureFiles } from './digest-pictures.js';
import type { DigestContent, DigestLine } from './digest.entity.js';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string): string => value.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

const style = `
  body { font: 16px/1.8 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1b2430;
    max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.6rem; text-align: center } h2 { font-size: 1.2rem; color: #0b6e69; border-bottom: 2px solid #0b6e69 }
  article { margin: 1rem 0; break-inside: avoid } h3 { font-size: 1rem; margin: 0 } p { margin: .1rem 0 }
  .no { color: #0b6e69; font-variant-numeric: tabular-nums; margin-right: .6em } .date { color: #5b6673 }
  .pictures { display: flex; gap: .5rem; flex-wrap: wrap; margin: .4rem 0 } figure { margin: 0; flex: 1 1 18rem; max-width: 100% }
  img { width: 100%; height: auto; display: block } figcaption { font-size: .8rem; color: #5b6673 }`;

/** What is said of one event below its title, as labelled lines; nothing for what is not known. */
export function linesOf({ hosts, guests, outcome, laboratories = [] }: DigestLine): { label: string; value: string }[] {
  return [
    { label: '主办', value: hosts.join('、') },
    { label: '来宾', value: guests.join('、') },
    { label: '成果', value: outcome },
    { label: '实验室展示', value: laboratories.join('、') },
  ].filter(({ value }) => value !== '');
}

/** A page of its own: prints well, fetches nothing. */
export function digestHtml(content: DigestContent, files: PictureFiles): string {
  const headings = content.categories
    .filter(({ events }) => events.length > 0)
    .map(
      ({ name, events }) =>
        `<section><h2>${text(name)}</h2>${events.map((line) => article(line, files)).join('')}</section>`,
    );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(content.title)}</title><style>${style}</style><h1>${text(content.title)}</h1>${headings.join('')}</html>`;
}

function article(line: DigestLine, files: PictureFiles): string {
  const date = line.dateText ? `<p class="date">${text(line.dateText)}</p>` : '';
  const lines = linesOf(line).map(({ label, value }) => `<p>${label}：${text(value)}</p>`);
  return `<article><h3><span class="no">${line.no}</span>${text(line.title)}</h3>${date}${lines.join('')}${figures(line, files)}</article>`;
}

function figures({ pictures = [] }: DigestLine, files: PictureFiles): string {
  const shown = pictures.flatMap(({ id, alt, credit, width, height }) => {
    const bytes = files.get(id);
    if (!bytes) return [];
    const source = `data:image/jpeg;base64,${bytes.toString('base64')}`;
    const by = credit ? `<figcaption>${text(creditLine(credit))}</figcaption>` : '';
    return `<figure><img src="${source}" alt="${text(alt)}" width="${width}" height="${height}">${by}</figure>`;
  });
  return shown.length > 0 ? `<div class="pictures">${shown.join('')}</div>` : '';
}

export const creditLine = (credit: string): string => `图：${credit}`;
