import { inLanguage, type Language, type Said } from '@zuomei/platform';
import type { KeptElsewhereDto } from './my-data.dto.js';

const kept: { what: Said; why: Said }[] = [
  {
    what: { zh: '签署证据', en: 'Evidence of signatures' },
    why: {
      zh: '如果您签署过协议,签名、签署时间和审计记录随协议保存,依据是履行合同和法律规定的保存义务;删除参会信息不会删除它们。',
      en: 'If you signed an agreement, your signature, its time and its audit trail are kept with the agreement: for the performance of the contract and by the legal duty to keep it. Erasing your attendance does not erase them.',
    },
  },
  {
    what: { zh: '邮件发送记录', en: 'Records of mails' },
    why: {
      zh: '只有编号、类型和时间,没有姓名、地址和内容;用于证明已发送。',
      en: 'Numbers, kinds and times only, without names, addresses or words; to show what was sent.',
    },
  },
  {
    what: { zh: '统计数字', en: 'Counts' },
    why: {
      zh: '报名与到场的状态、时间、单位和类型,不含姓名和联系方式;用于统计。',
      en: 'States, times, organisation and kind of sign-ups and attendances, without name or contact; for statistics.',
    },
  },
];

export const keptElsewhere = (language: Language): KeptElsewhereDto[] =>
  kept.map(({ what, why }) => ({ what: inLanguage(what, language), why: inLanguage(why, language) }));
