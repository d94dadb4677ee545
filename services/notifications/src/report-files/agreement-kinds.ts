import type { AgreementKind } from '@zuomei/contracts';
import type { Said } from '@zuomei/platform';

export const agreementKindLabels: Record<AgreementKind, Said> = {
  platform: { zh: '平台共建', en: 'Platform' },
  transfer: { zh: '成果转化', en: 'Transfer' },
  development: { zh: '技术开发', en: 'Development' },
  framework: { zh: '战略合作', en: 'Framework' },
  practice_base: { zh: '工程实践教育基地', en: 'Practice base' },
  investment: { zh: '投资落地', en: 'Investment' },
  talent: { zh: '人才项目', en: 'Talent' },
};
