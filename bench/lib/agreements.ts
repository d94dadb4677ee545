import { createHmac, randomUUID } from 'node:crypto';
import type pg from 'pg';

/** An id that can be computed again from a number. */
const id = (name: string, n: string): string =>
  `overlay(overlay(md5('${name}' || (${n})) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

export const organisations = 8_500;

/** Ten years of agreements as they are in the tables: two parties, an envelope, two who signed; some still out. */
export async function pastAgreements(db: pg.Client, count: number): Promise<void> {
  await db.query(
    `INSERT INTO organisations (id, version, name, kind)
     SELECT ${id('organisation', 'g')}, 1, '单位' || g, CASE WHEN g % 17 = 0 THEN 'university' ELSE 'enterprise' END
     FROM generate_series(0, ${organisations - 1}) AS g`,
  );
  const most = 10_000;
  for (let from = 1; from <= count; from += most) {
    const all = `generate_series(${from}, ${Math.min(from + most - 1, count)}) AS g`;
    const day = `(date '2017-01-01' + (g % 3500))`;
    await db.query(
      `INSERT INTO agreements (id, version, number, kind, status, title, body, event_ids, currency, amount,
         term_starts_on, term_ends_on, ended_term_figures, signing_code, signed_on, evidence, envelope_id, created_at)
       SELECT ${id('agreement', 'g')}, 3, 'ZM-2016-' || lpad(g::text, 7, '0'),
         (ARRAY['development','framework','transfer','talent'])[1 + g % 4],
         CASE g % 20 WHEN 0 THEN 'draft' WHEN 1 THEN 'signing' ELSE 'signed' END,
         '关于共建第' || g || '号联合实验室的合作协议', repeat('双方应按约定履行义务。', 100),
         ARRAY[${id('event', 'g % 5000')}], 'CNY', 1000 + g, ${day}, ${day} + 1095, '[]', false,
         CASE WHEN g % 20 > 1 THEN ${day} END, CASE WHEN g % 20 > 1 THEN 'sealed' END, ${id('envelope', 'g')}, ${day}
       FROM ${all}`,
    );
    await db.query(
      `INSERT INTO agreement_parties (agreement_id, position, organisation_id, name, label)
       SELECT ${id('agreement', 'g')}, p, ${id('organisation', `(g * (7 + 4 * p)) % ${organisations}`)},
         '单位' || (g * (7 + 4 * p)) % ${organisations}, (ARRAY['甲方','乙方'])[p + 1]
       FROM ${all}, generate_series(0, 1) AS p`,
    );
    await db.query(
      `INSERT INTO envelopes (id, agreement_id, status, verify_code, created_at, sent_at, expires_at)
       SELECT ${id('envelope', 'g')}, ${id('agreement', 'g')},
         CASE g % 20 WHEN 0 THEN 'draft' WHEN 1 THEN 'sent' ELSE 'completed' END, upper(substr(md5('code' || g), 1, 26)),
         ${day}, ${day}, '2099-01-01'
       FROM ${all}`,
    );
    await db.query(
      `INSERT INTO signatories (id, envelope_id, party_position, name, email, locale, role, signing_order, status,
         generation, reminders)
       SELECT ${id('signatory', "g || ' ' || p")}, ${id('envelope', 'g')}, p, '签署人', g || '.' || p || '@example.com',
         'zh-CN', 'signer', 1, CASE WHEN g % 20 > 1 THEN 'signed' ELSE 'waiting_turn' END, 0, 0
       FROM ${all}, generate_series(0, 1) AS p`,
    );
  }
  for (const table of ['agreements', 'agreement_parties', 'envelopes', 'signatories'])
    await db.query(`VACUUM ANALYZE ${table}`);
}

interface Drafted {
  id: string;
  envelope: { signatories: { id: string }[] };
}

/** What is asked of the notifications service over HTTP; an answer that is no success ends the measurement. */
export class Signing {
  readonly #url: string;
  readonly #authorization: string;
  readonly #linkKey: string;
  readonly #organisations: readonly string[];

  constructor(url: string, authorization: string, linkKey: string, organisations: readonly string[]) {
    this.#url = url;
    this.#authorization = authorization;
    this.#linkKey = linkKey;
    this.#organisations = organisations;
  }

  /** A two-page agreement, out for signature. @returns who signs */
  async send(n: number): Promise<string[]> {
    const partyOf = (label: string, organisation: number): object => ({
      organisationId: this.#organisations[organisation],
      label,
      signatories: [{ name: `签署人${label}`, email: `${randomUUID()}@example.com`, role: 'signer', order: 1 }],
    });
    const draft = await this.#post<Drafted>('/api/agreements', {
      kind: 'development',
      title: `集中签约第 ${n} 号技术开发合同`,
      body: Array.from({ length: 9 }, (_, m) => `## 第${m + 1}条\n\n${'双方应按约定履行义务。'.repeat(12)}`).join(
        '\n\n',
      ),
      parties: [partyOf('甲方', 0), partyOf('乙方', 1)],
    });
    await this.#post(`/api/agreements/${draft.id}/send`, {});
    return draft.envelope.signatories.map((one) => one.id);
  }

  /** As the browser of whoever was mailed the link does. */
  async sign(signatory: string): Promise<void> {
    const proof = createHmac('sha256', this.#linkKey).update(`signing-session\0${signatory}\0${1}`).digest('base64url');
    await this.#post(
      '/api/signing/sign',
      { consentVersion: '2026-03', signature: { kind: 'typed', value: '冷甦鹏' } },
      { cookie: `zuomei_signing=${signatory}.1.${proof}` },
    );
  }

  /** @returns milliseconds */
  async get(path: string): Promise<number> {
    const begun = performance.now();
    const answer = await fetch(`${this.#url}${path}`, { headers: { authorization: this.#authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} → ${answer.status} ${text}`);
    return performance.now() - begun;
  }

  async #post<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: this.#authorization, ...headers },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} → ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }
}
