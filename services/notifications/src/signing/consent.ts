import type { Locale } from '@zuomei/contracts';
import { sha256Hex } from '@zuomei/platform';

/**
 * What a signatory agrees to before signing. A change of words is a new version; earlier ones stay, since signatures
 * refer to them (电子签名法 art. 13: the parties agree on the method).
 */
const consents = {
  '2026-03': {
    'zh-CN':
      '我已阅读上述文件全文，同意采用本平台的电子签名方式签署，认可该签名与本人手写签名或盖章具有同等约束力。我确认本人有权代表所在单位签署。平台将保存签署时间、网络地址、设备信息及签名内容作为签署证据，并在全部签署完成后加盖平台电子签章以保证文件不被改动。',
    en: 'I have read the whole document above and agree to sign it electronically on this platform; I accept that this signature binds me as my handwritten signature or seal would. I confirm that I may sign for my organisation. The platform keeps the time, network address, device and signature as evidence, and seals the file once everybody has signed, so that any later change shows.',
  },
} as const satisfies Record<string, Record<Locale, string>>;

export const currentConsent: keyof typeof consents = '2026-03';

export const consentText = (locale: Locale): string => consents[currentConsent][locale];

/** SHA-256 of the full text, kept with each signature. */
export const consentSha256 = (locale: Locale): string => sha256Hex(consentText(locale));
