import MarkdownIt from 'markdown-it';

export interface Run {
  text: string;
  bold: boolean;
}

export type Block =
  | { kind: 'heading'; level: number; runs: Run[] }
  | { kind: 'paragraph'; depth: number; marker?: string; runs: Run[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'table'; rows: { header: boolean; cells: string[] }[] };

// Raw HTML stays text, and nothing is ever fetched: an image is drawn as its words, a link as words and address.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
type Token = ReturnType<typeof markdown.parse>[number];

const cjk = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;

function inlineRuns(tokens: Token[]): Run[] {
  const runs: Run[] = [];
  let bold = 0;
  let href = '';
  const add = (text: string): void => {
    const last = runs.at(-1);
    if (last && last.bold === bold > 0) last.text += text;
    else if (text) runs.push({ text, bold: bold > 0 });
  };
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'strong_open') bold += 1;
    else if (token.type === 'strong_close') bold -= 1;
    else if (token.type === 'link_open') href = String(token.attrGet('href') ?? '');
    else if (token.type === 'link_close' && tokens[index - 1]?.content !== href) add(` (${href})`);
    else if (token.type === 'hardbreak') add('\n');
    else if (token.type === 'softbreak') {
      // A line break inside a Chinese sentence is no space.
      const before = runs.at(-1)?.text.at(-1) ?? '';
      const after = tokens[index + 1]?.content[0] ?? '';
      add(cjk.test(before) || cjk.test(after) ? '' : ' ');
    } else if (token.type === 'image') add(`[${token.content}]`);
    else add(token.content);
  }
  return runs;
}

const plain = (token: Token): string =>
  inlineRuns(token.children ?? [])
    .map((run) => run.text)
    .join('');

/** Markdown as a flat row of things to draw. */
export function markdownBlocks(source: string): Block[] {
  const blocks: Block[] = [];
  const lists: { next: number | null }[] = [];
  let heading = 0;
  let quote = 0;
  let marker: string | undefined;
  let table: Extract<Block, { kind: 'table' }> | undefined;
  let inHead = false;
  for (const token of markdown.parse(source, {})) {
    if (token.type === 'heading_open') heading = Number(token.tag.slice(1));
    else if (token.type === 'heading_close') heading = 0;
    else if (token.type === 'bullet_list_open') lists.push({ next: null });
    else if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) });
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') {
      const list = lists.at(-1)!;
      marker = list.next === null ? '•' : `${list.next}.`;
      if (list.next !== null) list.next += 1;
    } else if (token.type === 'blockquote_open') quote += 1;
    else if (token.type === 'blockquote_close') quote -= 1;
    else if (token.type === 'hr') blocks.push({ kind: 'rule' });
    else if (token.type === 'fence' || token.type === 'code_block') blocks.push({ kind: 'code', text: token.content });
    else if (token.type === 'table_open') blocks.push((table = { kind: 'table', rows: [] }));
    else if (token.type === 'table_close') table = undefined;
    else if (token.type === 'thead_open') inHead = true;
    else if (token.type === 'thead_close') inHead = false;
    else if (token.type === 'tr_open') table?.rows.push({ header: inHead, cells: [] });
    else if (token.type === 'inline' && table) table.rows.at(-1)?.cells.push(plain(token));
    else if (token.type === 'inline') {
      const runs = inlineRuns(token.children ?? []);
      if (heading > 0) blocks.push({ kind: 'heading', level: heading, runs });
      else blocks.push({ kind: 'paragraph', depth: lists.length + quote, runs, ...(marker ? { marker } : {}) });
      marker = undefined;
    }
  }
  return blocks;
}
