import { mailTo, tokenIn } from './mail.js';
import type { Cast } from './people.js';
import { address, type Agreement, call, cookieOf, done, unique } from './product.js';

export interface Signer {
  name: string;
  email: string;
  title: string;
  role: string;
  order: number;
}

/** The two of the chain: first the university, then the enterprise, unless they may sign at once. */
export function signers({ parallel = false } = {}): [Signer, Signer] {
  return [
    { name: '冷甦鹏', email: address('party-a'), title: '院长', role: 'signer', order: 1 },
    { name: '王喆', email: address('party-b'), title: '总经理', role: 'signer', order: parallel ? 1 : 2 },
  ];
}

/** Long enough for several pages. */
const clauses = Array.from(
  { length: 40 },
  (_, index) => `## 第${index + 1}条\n\n甲乙双方共建**工程实践教育基地**,甲方派出导师，乙方提供场地和课题。`,
).join('\n\n');

/** An agreement of two parties whose first signatory has the mail. */
export async function sentAgreement(
  people: Pick<Cast, 'staff' | 'university' | 'enterprise'>,
  [one, other]: Signer[],
  more: object = {},
): Promise<Agreement> {
  const { id } = await done<Agreement>('POST', '/api/agreements', {
    token: people.staff,
    body: {
      kind: 'practice_base',
      title: unique('工程实践教育基地合作协议'),
      body: `# 合作内容\n\n${clauses}`,
      parties: [
        { organisationId: people.university, label: '甲方', signatories: [one] },
        { organisationId: people.enterprise, label: '乙方', signatories: [other] },
      ],
      amount: '1200000.00',
      ...more,
    },
  });
  return done<Agreement>('POST', `/api/agreements/${id}/send`, { token: people.staff, body: {} });
}

export const signLink = async ({ email }: Signer): Promise<string> =>
  `/sign#${tokenIn(await mailTo(email, '请签署'), 'sign')}`;

/** Signs as a program does; what the pages do is tested elsewhere. */
export async function signAs(signer: Signer): Promise<void> {
  const token = tokenIn(await mailTo(signer.email, '请签署'), 'sign');
  const opened = await call<{ consent: { version: string } }>('POST', '/api/signing/sessions', { body: { token } });
  const cookie = cookieOf(opened.headers);
  await call('GET', '/api/signing/document', { headers: { cookie } });
  await done('POST', '/api/signing/sign', {
    headers: { cookie },
    body: { consentVersion: opened.body.consent.version, signature: { kind: 'typed', value: signer.name } },
  });
}
