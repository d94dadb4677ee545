import { forgottenLinkHours, type LinkPurpose, welcomeLinkDays } from '../users/password-link.entity.js';
import type { MailLanguage } from '../users/user.entity.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: string;
  readonly hello: (name: string) => string;
  readonly why: string;
  readonly button: string;
  readonly until: string;
}

const words: Record<MailLanguage, Record<LinkPurpose, Words>> = {
  'zh-CN': {
    welcome: {
      subject: '请设置你的做媒密码',
      hello: (name) => `${name},你好:`,
      why: '管理员为你开通了做媒平台的账号。请打开下面的链接设置密码,然后用你的邮箱登录。',
      button: '设置密码',
      until: `链接 ${welcomeLinkDays} 天内有效,只能使用一次。`,
    },
    forgotten: {
      subject: '重新设置你的做媒密码',
      hello: (name) => `${name},你好:`,
      why: '我们收到了重新设置密码的请求。请打开下面的链接设置新密码;如果不是你本人操作,不用理会这封邮件。',
      button: '设置新密码',
      until: `链接 ${forgottenLinkHours} 小时内有效,只能使用一次。`,
    },
  },
  en: {
    welcome: {
      subject: 'Set your Zuomei password',
      hello: (name) => `Hello ${name},`,
      why: 'An administrator opened an account for you at Zuomei. Open the link below to set a password, then sign in with your e-mail.',
      button: 'Set password',
      until: `The link is good for ${welcomeLinkDays} days and works once.`,
    },
    forgotten: {
      subject: 'Set a new Zuomei password',
      hello: (name) => `Hello ${name},`,
      why: 'Somebody asked for a new password for your account. Open the link below to set one; if it was not you, ignore this mail.',
      button: 'Set a new password',
      until: `The link is good for ${forgottenLinkHours} hours and works once.`,
    },
  },
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The mail with a password link. In the text part the link stands alone on its line. */
export function passwordMail(purpose: LinkPurpose, locale: MailLanguage, name: string, link: string): MailText {
  const { subject, hello, why, button, until } = words[locale][purpose];
  const text = `${hello(name)}\n\n${why}\n\n${link}\n\n${until}\n`;
  const html = `<!doctype html><html lang="${locale}"><body style="font-family:sans-serif;line-height:1.6;color:#1b2430">
<p>${escape(hello(name))}</p><p>${why}</p>
<p><a href="${escape(link)}" style="background:#0b6e69;color:#fff;padding:10px 18px;border-radius:6px;text-decoration:none">${button}</a></p>
<p style="color:#5b6675">${until}</p></body></html>`;
  return { subject, text, html };
}
