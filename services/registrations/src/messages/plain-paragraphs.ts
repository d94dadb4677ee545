import MarkdownIt from 'markdown-it';

// Raw HTML stays text and nothing is fetched: a link becomes its words and its address, a picture its words.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
type Token = ReturnType<typeof markdown.parse>[number];

function words(tokens: Token[]): string {
  let text = '';
  let href = '';
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'link_open') href = String(token.attrGet('href') ?? '');
    else if (token.type === 'link_close') text += tokens[index - 1]?.content === href ? '' : ` (${href})`;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else text += token.content;
  }
  return text;
}

/** Markdown as a mail shows it: plain paragraphs, lists by a mark at the start of their lines. */
export function plainParagraphs(source: string): string[] {
  const paragraphs: string[] = [];
  const lists: { next: number | null; lines: string[] }[] = [];
  let marker = '';
  for (const token of markdown.parse(source, {})) {
    const list = lists.at(-1);
    if (token.type === 'bullet_list_open') lists.push({ next: null, lines: list?.lines ?? [] });
    else if (token.type === 'ordered_list_open') {
      lists.push({ next: Number(token.attrGet('start') ?? 1), lines: list?.lines ?? [] });
    } else if (token.type.endsWith('_list_close')) {
      lists.pop();
      if (lists.length === 0 && list) paragraphs.push(list.lines.join('\n'));
    } else if (token.type === 'list_item_open' && list) {
      marker = list.next === null ? '• ' : `${list.next}. `;
      if (list.next !== null) list.next += 1;
    } else if (token.type === 'inline' || token.type === 'fence' || token.type === 'code_block') {
      const text = token.type === 'inline' ? words(token.children ?? []) : token.content.trimEnd();
      if (list) list.lines.push(`${'  '.repeat(lists.length - 1)}${marker}${text}`);
      else paragraphs.push(text);
      marker = '';
    }
  }
  return paragraphs.filter((text) => text.trim() !== '');
}
