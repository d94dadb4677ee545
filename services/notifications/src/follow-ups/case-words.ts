import type {
  FinanceProduct,
  FollowUpStatus,
  IntentKind,
  LostReason,
  ReferralAnswer,
  ReferralService,
} from '@zuomei/contracts';
import type { Language } from '@zuomei/platform';

export type Words<K extends string> = Record<K, { zh: string; en: string }>;

/** Words of cases outside of the user interface: in exports and mails. */
export const statusWords: Words<FollowUpStatus> = {
  open: { zh: '待联系', en: 'Open' },
  contacted: { zh: '已联系', en: 'Contacted' },
  negotiating: { zh: '洽谈中', en: 'Negotiating' },
  drafting: { zh: '拟稿签署中', en: 'Drafting' },
  signed: { zh: '已签约', en: 'Signed' },
  landed: { zh: '已落地', en: 'Landed' },
  lost: { zh: '已流失', en: 'Lost' },
};

export const intentWords: Words<IntentKind> = {
  cooperation: { zh: '合作意向', en: 'Cooperation' },
  settlement: { zh: '意向入驻', en: 'Settlement' },
};

export const lostWords: Words<LostReason> = {
  no_answer: { zh: '联系不上', en: 'No answer' },
  no_need: { zh: '没有需求', en: 'No need' },
  no_budget: { zh: '没有预算', en: 'No budget' },
  not_ready: { zh: '技术不成熟', en: 'Not ready' },
  price: { zh: '价格未谈拢', en: 'Price' },
  rights_unclear: { zh: '权属不清', en: 'Rights unclear' },
  other_partner: { zh: '另选合作方', en: 'Another partner' },
  postponed: { zh: '对方暂缓', en: 'Postponed by them' },
  policy: { zh: '政策限制', en: 'Policy' },
  other: { zh: '其他', en: 'Other' },
};

export const serviceWords: Words<ReferralService> = {
  proof_of_concept: { zh: '概念验证', en: 'Proof of concept' },
  testing: { zh: '检验检测', en: 'Testing' },
  pilot_scale: { zh: '中试熟化', en: 'Pilot scale' },
  financing: { zh: '融资', en: 'Financing' },
  intellectual_property: { zh: '知识产权', en: 'Intellectual property' },
  policy: { zh: '政策', en: 'Policy' },
};

export const productWords: Words<FinanceProduct> = {
  investment: { zh: '科创投', en: 'Investment' },
  loan: { zh: '科创贷', en: 'Loan' },
  subsidy: { zh: '科创贴', en: 'Subsidy' },
  guarantee: { zh: '科创保', en: 'Guarantee' },
  voucher: { zh: '科创券', en: 'Voucher' },
};

export const answerWords: Words<ReferralAnswer> = {
  pending: { zh: '待答复', en: 'Pending' },
  accepted: { zh: '已接受', en: 'Accepted' },
  declined: { zh: '已婉拒', en: 'Declined' },
};

/** A code that is no longer known is shown as it is. */
export function say<K extends string>(words: Words<K>, code: K | string | undefined, language: Language): string {
  if (code === undefined) return '';
  const said = (words as Record<string, { zh: string; en: string } | undefined>)[code];
  return said ? said[language === 'en' ? 'en' : 'zh'] : code;
}
