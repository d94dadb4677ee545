import type { AgreementDocument } from './agreement-document.js';

/** An agreement for tests and for looking at what the drawing does: long title, rare characters, every kind of block. */
export const sampleDocument = (changes: Partial<AgreementDocument> = {}): AgreementDocument => ({
  number: 'ZM-2026-000123',
  title: '关于共建“先进矿冶材料中试平台”的战略合作框架协议（含技术开发与成果转化条款）',
  kindLabel: '战略合作',
  body: [
    '# 第一条 目的',
    '甲乙双方本着**平等互利**的原则，\n就冷甦鹏、龑、喆、䶮、𬭎 团队的成果达成如下协议。',
    `1. 第一项${'内容很长，'.repeat(60)}\n2. 第二项\n   - 子项甲\n   - 子项乙`,
    '| 里程碑 | 日期 | 金额 |\n|---|---|---|\n| 平台挂牌 | 2026-12-01 | ¥100,000.00 |',
    '> 引用\n\n---\n\n[链接](https://example.com/a) ![图](https://example.com/b.png) <b>原样</b>',
    ...Array.from({ length: 12 }, (_, n) => `## 第${n + 2}条\n\n${'双方应按约定履行义务。'.repeat(12)}`),
  ].join('\n\n'),
  verifyUrl: 'http://127.0.0.1:3000/verify/ABCDEFGHJKMNPQRSTVWXYZ0123',
  verifyCode: 'ABCDEFGHJKMNPQRSTVWXYZ0123',
  facts: [{ label: '合同金额 Amount', value: '¥1,200,000.00' }],
  parties: [
    { label: '甲方', name: '电子科技大学', signatories: [{ id: 'a', name: '冷甦鹏', title: '院长', role: 'signer' }] },
    { label: '乙方', name: '成都芯思源科技有限公司', signatories: [{ id: 'b', name: '王喆', role: 'signer' }] },
  ],
  ...changes,
});
