import type { AgreementKind } from '@zuomei/contracts';
import type { AgreementDocument } from '../documents/agreement-document.js';
import type { LockedAgreement } from './locked-agreement.js';

const kindLabels: Record<AgreementKind, string> = {
  platform: '平台共建 Platform',
  transfer: '成果转化 Transfer',
  development: '技术开发 Development',
  framework: '战略合作 Framework',
  practice_base: '工程实践教育基地 Practice base',
  investment: '投资落地 Investment',
  talent: '人才项目 Talent',
};

const grouped = (amount: string): string =>
  `¥${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/(\.\d*),/g, '$1')}`;

/** An agreement as its file shows it. */
export function documentOf(held: LockedAgreement, publicUrl: string): AgreementDocument {
  const { agreement, parties, envelope, signatories } = held;
  const facts = [
    ['合同金额 Amount', agreement.amount && grouped(agreement.amount)],
    [
      '其中技术交易额 Technology transaction amount',
      agreement.technologyTransactionAmount && grouped(agreement.technologyTransactionAmount),
    ],
    [
      '期限 Term',
      (agreement.termStartsOn ?? agreement.termEndsOn) &&
        `${agreement.termStartsOn ?? '…'} – ${agreement.termEndsOn ?? '…'}`,
    ],
  ] as const;
  return {
    number: agreement.number,
    title: agreement.title,
    kindLabel: kindLabels[agreement.kind],
    body: agreement.body,
    verifyUrl: `${publicUrl.replace(/\/$/, '')}/verify/${envelope.verifyCode}`,
    verifyCode: envelope.verifyCode,
    facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
    parties: parties.map(({ position, label, name }) => ({
      label,
      name,
      signatories: signatories
        .filter((signatory) => signatory.partyPosition === position)
        .map(({ id, name: person, title, role }) => ({ id, name: person, role, ...(title ? { title } : {}) })),
    })),
  };
}
