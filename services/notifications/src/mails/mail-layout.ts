import type { Locale } from '@zuomei/contracts';
import type { MailContent } from './mail-source.js';

/** Content-ID of the check-in code's picture. */
export const qrCid = 'check-in-code@zuomei';

const fonts = `'PingFang SC','HarmonyOS Sans SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif`;
const ink = '#1b2430';
const accent = '#0b6e69';
const quiet = '#5b6672';

const brand = { 'zh-CN': '做媒 · 产学研对接', en: 'Zuomei · where research meets industry' } as const;
const openByHand = {
  'zh-CN': '如按钮无法打开,请复制下面的网址:',
  en: 'If the button does not open, copy this address:',
} as const;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** One line of at most 78 characters; counted in whole characters, so that none is cut in two. */
export function subjectLine(subject: string): string {
  const line = [...subject.replace(/\s+/g, ' ').trim()];
  return line.length <= 78 ? line.join('') : `${line.slice(0, 77).join('')}…`;
}

/** The text part. A link or code stands alone on its line, so that programs and people can take it whole. */
export function textPart(
  { heading, paragraphs, facts, action, code, qrCode, footnote }: MailContent,
  locale: Locale,
): string {
  const colon = locale === 'en' ? ': ' : ':';
  const lines = (facts ?? []).map(
    ({ label, value, earlier }) => `${label}${colon}${value}${earlier ? was(earlier, locale) : ''}`,
  );
  const blocks = [
    heading,
    ...paragraphs,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(code === undefined ? [] : [code]),
    ...(qrCode === undefined ? [] : [`${qrCode.caption}\n${qrCode.value}`]),
    ...(action === undefined ? [] : [`${action.label}${colon.trim()}\n${action.url}`]),
    ...(footnote === undefined ? [] : [footnote]),
    `-- \n${brand[locale]}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const was = (earlier: string, locale: Locale): string => (locale === 'en' ? ` (was: ${earlier})` : `(原为:${earlier})`);

/** The HTML part: one column, inline styles, no pictures but the code, nothing fetched. */
export function htmlPart(content: MailContent, locale: Locale): string {
  const { heading, paragraphs, facts, action, code, qrCode, footnote } = content;
  const cells = [
    `<p style="margin:0 0 24px;color:${accent};font-size:14px;letter-spacing:1px">${escapeHtml(brand[locale])}</p>`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.4">${escapeHtml(heading)}</h1>`,
    ...paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`),
    ...(facts && facts.length > 0 ? [factsTable(facts)] : []),
    ...(code === undefined
      ? []
      : [`<p style="margin:0 0 16px;font-size:28px;letter-spacing:6px"><strong>${escapeHtml(code)}</strong></p>`]),
    ...(qrCode === undefined ? [] : [qrBlock(qrCode)]),
    ...(action === undefined ? [] : [actionBlock(action, locale)]),
    ...(footnote === undefined
      ? []
      : [`<p style="margin:24px 0 0;color:${quiet};font-size:13px">${escapeHtml(footnote)}</p>`]),
  ];
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(content.subject)}</title></head>` +
    `<body style="margin:0;padding:0;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" ` +
    `cellspacing="0"><tr><td align="center" style="padding:24px 16px"><table role="presentation" width="100%" ` +
    `cellpadding="0" cellspacing="0" style="max-width:560px;border-top:4px solid ${accent}"><tr>` +
    `<td style="padding:24px 0;color:${ink};font-family:${fonts};font-size:16px;line-height:1.6">` +
    `${cells.join('\n')}</td></tr></table></td></tr></table></body></html>`
  );
}

function factsTable(facts: NonNullable<MailContent['facts']>): string {
  const rows = facts.map(({ label, value, earlier }) => {
    const old = earlier ? `<br><s style="color:${quiet}">${escapeHtml(earlier)}</s>` : '';
    return (
      `<tr><td style="padding:4px 16px 4px 0;color:${quiet};white-space:nowrap;vertical-align:top">` +
      `${escapeHtml(label)}</td><td style="padding:4px 0">${escapeHtml(value)}${old}</td></tr>`
    );
  });
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" ` +
    `style="margin:0 0 16px;font-size:16px;line-height:1.6">${rows.join('')}</table>`
  );
}

const qrBlock = ({ value, caption }: NonNullable<MailContent['qrCode']>): string =>
  `<p style="margin:0 0 16px"><img src="cid:${qrCid}" width="200" height="200" alt="${escapeHtml(value)}" ` +
  `style="display:block;border:0"><span style="color:${quiet};font-size:14px">${escapeHtml(caption)}</span></p>`;

const actionBlock = ({ label, url }: NonNullable<MailContent['action']>, locale: Locale): string =>
  `<p style="margin:24px 0 16px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 24px;` +
  `background:${accent};color:#ffffff;text-decoration:none;border-radius:4px">${escapeHtml(label)}</a></p>` +
  `<p style="margin:0 0 16px;color:${quiet};font-size:13px">${openByHand[locale]}<br>` +
  `<a href="${escapeHtml(url)}" style="color:${accent};word-break:break-all">${escapeHtml(url)}</a></p>`;
