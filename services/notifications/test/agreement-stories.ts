import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrganisationRecorded } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { eventually, mailbox, type TestMailbox } from '@zuomei/testing';
import { organisationFact } from './facts.js';
import { runNotifications, type RunningNotifications } from './running-notifications.js';

export interface SignatoryShown {
  id: string;
  name: string;
  status: string;
}
export interface AgreementShown {
  id: string;
  version: number;
  number: string;
  status: string;
  verifyCode?: string;
  signedOn?: string;
  envelope: {
    id: string;
    status: string;
    previousId?: string;
    documentSha256?: string;
    sealedSha256?: string;
    signatories: SignatoryShown[];
  };
}

export interface Person {
  name: string;
  email: string;
  role?: 'signer' | 'approver' | 'cc';
  order?: number;
}

/** A person with an address that no other test uses. */
export const person = (name: string, more: Partial<Person> = {}): Person => ({
  name,
  email: `${newId()}@example.com`,
  role: 'signer',
  ...more,
});

export const university = organisationFact();
export const enterprise = organisationFact({ name: '成都芯思源科技有限公司', kind: 'enterprise' });

export interface Stories {
  service: RunningNotifications;
  staff: string;
  mails: TestMailbox;
  environment: Record<string, string>;
  draft(people: Person[], more?: object): Promise<AgreementShown>;
  act(agreement: { id: string }, action: string, body?: object): Promise<{ status: number; body: AgreementShown }>;
  shown(id: string): Promise<AgreementShown>;
  /** The cookie that the link in the newest mail to a person is exchanged for. */
  open(person: Person): Promise<string>;
  tokenOf(person: Person): Promise<string>;
  sign(cookie: string, name: string): Promise<{ status: number; body: Record<string, unknown> }>;
  completed(id: string): Promise<AgreementShown>;
  file(path: string, headers: Record<string, string>): Promise<Buffer>;
}

/** The service with two organisations known to it, and what people do with agreements there. */
export async function agreementStories(overrides: Record<string, string> = {}): Promise<Stories> {
  const environment = { SEAL_DIR: await mkdtemp(join(tmpdir(), 'zuomei-seal-')), ...overrides };
  const service = await runNotifications(environment);
  const staff = await service.users.bearer({ roles: ['staff'] });
  for (const fact of [university, enterprise])
    await service.publish(OrganisationRecorded, fact, { id: fact.organisationId, version: 1 });
  const mails = mailbox();
  const shown = async (id: string): Promise<AgreementShown> =>
    (await service.call('GET', `/api/agreements/${id}`, { as: staff })).body as unknown as AgreementShown;
  const tokenOf = async ({ email }: Person): Promise<string> => {
    const { text } = await mails.waitFor({ to: email, subject: /^请/ });
    return /^\S+\/sign#(\S+)$/m.exec(text)?.[1] ?? '';
  };
  return {
    service,
    staff,
    mails,
    environment,
    shown,
    tokenOf,
    draft: async (people, more = {}) => {
      const half = Math.ceil(people.length / 2);
      const { status, body } = await service.call('POST', '/api/agreements', {
        as: staff,
        body: {
          kind: 'development',
          title: '技术开发合同',
          body: '# 第一条\n\n双方共同开发。',
          parties: [
            { organisationId: university.organisationId, label: '甲方', signatories: people.slice(0, half) },
            { organisationId: enterprise.organisationId, label: '乙方', signatories: people.slice(half) },
          ],
          ...more,
        },
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body as unknown as AgreementShown;
    },
    act: async ({ id }, action, body = {}) => {
      const answer = await service.call('POST', `/api/agreements/${id}/${action}`, { as: staff, body });
      return { status: answer.status, body: answer.body as unknown as AgreementShown };
    },
    open: async (who) => {
      const token = await tokenOf(who);
      const response = await fetch(`${service.url}/api/signing/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (response.status !== 201) throw new Error(await response.text());
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    sign: (cookie, name) =>
      service.call('POST', '/api/signing/sign', {
        headers: { cookie },
        body: { consentVersion: '2026-03', signature: { kind: 'typed', value: name } },
      }),
    completed: (id) =>
      eventually(
        async () => {
          const agreement = await shown(id);
          if (agreement.envelope.status !== 'completed') throw new Error(JSON.stringify(agreement.envelope));
          return agreement;
        },
        { seconds: 40, every: 100 },
      ),
    file: async (path, headers) => {
      const response = await fetch(`${service.url}${path}`, { headers });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
  };
}
