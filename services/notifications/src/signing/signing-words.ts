import type { Locale } from '@zuomei/contracts';
import { DateTime } from 'luxon';
import type { Agreement } from '../agreements/agreement.entity.js';
import { bureauZone } from '../agreements/agreement-rules.js';
import type { Envelope } from '../agreements/envelope.entity.js';
import type { Signatory } from '../agreements/signatory.entity.js';
import type { MailContent } from '../mails/mail-source.js';

/** An instant as a mail says it, in the bureau's zone. */
export const timeIn = (locale: Locale, at: Date): string =>
  DateTime.fromJSDate(at, { zone: bureauZone })
    .setLocale(locale)
    .toFormat(locale === 'zh-CN' ? "yyyy年L月d日 HH:mm '(北京时间)'" : "d LLLL yyyy, HH:mm '(Asia/Shanghai)'");

interface Wanted {
  person: Signatory;
  envelope: Envelope;
  agreement: Agreement;
  /** Who named this person to sign instead of them. */
  delegator: string | undefined;
  reminder: boolean;
  url: string;
}

/** 请签署: the one mail that carries a link to sign. */
export function signatureWanted({ person, envelope, agreement, delegator, reminder, url }: Wanted): MailContent {
  const zh = person.locale === 'zh-CN';
  const approver = person.role === 'approver';
  const act = zh ? (approver ? '审批' : '签署') : approver ? 'approve' : 'sign';
  const again = reminder ? (zh ? '(提醒)' : ' (reminder)') : '';
  const subject = zh
    ? `请${approver ? '审批签署文件' : '签署'}:${agreement.title}${again}`
    : `Please ${act}: ${agreement.title}${again}`;
  const byDelegation = zh
    ? `${delegator ?? ''}委托你代为${act}这份文件。`
    : `${delegator ?? ''} asks you to ${act} this document in their place.`;
  return {
    subject,
    heading: zh
      ? `${person.name},请${act}《${agreement.title}》`
      : `${person.name}, please ${act} “${agreement.title}”`,
    paragraphs: [
      ...(delegator === undefined ? [] : [byDelegation]),
      zh
        ? '请打开下面的链接,阅读全文后签署,或说明理由拒签。链接只供本人使用,请勿转发。'
        : 'Open the link below, read the whole document and sign, or decline with a reason. The link is for you alone: do not pass it on.',
    ],
    facts: [
      { label: zh ? '协议编号' : 'Number', value: agreement.number },
      { label: zh ? '截止时间' : 'Sign by', value: timeIn(person.locale, envelope.expiresAt ?? new Date(0)) },
    ],
    action: {
      label: zh ? (approver ? '阅读并审批' : '阅读并签署') : approver ? 'Read and approve' : 'Read and sign',
      url,
    },
    footnote: zh
      ? '如果你不是收件人本人或与此无关,请忽略本邮件。'
      : 'If this was not meant for you, please ignore this mail.',
  };
}

/** The one-time code; never in the subject, which phones show on a locked screen. */
export function signingCode(person: Signatory, agreement: Agreement, code: string, expiresAt: Date): MailContent {
  const zh = person.locale === 'zh-CN';
  return {
    subject: zh ? `签署验证码:${agreement.title}` : `Code for signing: ${agreement.title}`,
    heading: zh ? '签署验证码' : 'Code for signing',
    paragraphs: [
      zh
        ? '请在签署页面输入下面的验证码。验证码只供本人使用,请勿告诉任何人,包括发起方和平台工作人员。'
        : 'Enter the code below on the signing page. It is for you alone: tell nobody, not even the sender or our staff.',
    ],
    facts: [
      { label: zh ? '协议编号' : 'Number', value: agreement.number },
      { label: zh ? '有效期至' : 'Good until', value: timeIn(person.locale, expiresAt) },
    ],
    code,
    footnote: zh
      ? '如果你没有要求验证码,请忽略本邮件,并告知发起方。'
      : 'If you did not ask for a code, ignore this mail and tell the sender.',
  };
}

export function signedCopy(
  person: Signatory,
  envelope: Envelope,
  agreement: Agreement,
  verifyUrl: string,
): MailContent {
  const zh = person.locale === 'zh-CN';
  return {
    subject: zh ? `已签署:${agreement.title}` : `Signed: ${agreement.title}`,
    heading: zh ? `《${agreement.title}》已由各方签署` : `“${agreement.title}” is signed by all`,
    paragraphs: [
      zh
        ? '附件是加盖电子签章的文件,请妥善保存。任何人都可以在下面的页面核对文件是否与存档一致。'
        : 'The sealed file is attached; please keep it. Anybody can check it against the archive on the page below.',
    ],
    facts: [
      { label: zh ? '协议编号' : 'Number', value: agreement.number },
      { label: zh ? '签署日期' : 'Signed on', value: agreement.signedOn ?? '' },
      { label: 'SHA-256', value: envelope.sealedSha256 ?? '' },
    ],
    action: { label: zh ? '验真' : 'Verify', url: verifyUrl },
  };
}

/** To who was asked or has signed: the file was declined by somebody or taken back. */
export function signingOver(person: Signatory, agreement: Agreement, declined: boolean): MailContent {
  const zh = person.locale === 'zh-CN';
  const what = zh ? (declined ? '已被一方拒签' : '已由发起方撤回') : declined ? 'was declined' : 'was taken back';
  return {
    subject: zh ? `签署已停止:${agreement.title}` : `Signing has stopped: ${agreement.title}`,
    heading: zh ? `《${agreement.title}》${what}` : `“${agreement.title}” ${what}`,
    paragraphs: [
      zh
        ? '这份文件不再需要签署,之前的链接已失效。如有新的文件,会另发邮件。'
        : 'There is nothing left to sign; earlier links do not work any more. If there is a new file, another mail will come.',
    ],
    facts: [{ label: zh ? '协议编号' : 'Number', value: agreement.number }],
  };
}
