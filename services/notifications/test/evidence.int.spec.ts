import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSourceFor, newId, openDatabase, sha256Hex } from '@zuomei/platform';
import { eventually, freshDatabase } from '@zuomei/testing';
import pg from 'pg';
import { brokenAt, chainHash, type ChainLine, firstPrevHash } from '../src/audit/audit-chain.js';
import { entities } from '../src/entities.js';
import { migrations } from '../src/migrations/index.js';
import { type AgreementShown, agreementStories, person, type Stories } from './agreement-stories.js';
import { wordsOf } from './words.js';

let stories: Stories;
let agreement: AgreementShown;
const signer = person('冷甦鹏');
beforeAll(async () => {
  stories = await agreementStories();
  agreement = await stories.draft([signer, person('抄送人', { role: 'cc' })], { title: '证据合同' });
  await stories.act(agreement, 'send');
  const cookie = await stories.open(signer);
  await stories.file('/api/signing/document', { cookie });
  await stories.sign(cookie, '冷甦鹏');
  agreement = await stories.completed(agreement.id);
});
afterAll(() => stories.service.stop());

const evidence = () => stories.file(`/api/agreements/${agreement.id}/evidence.pdf`, { authorization: stories.staff });
const ready = () =>
  eventually(
    async () => {
      const { envelope } = await stories.shown(agreement.id);
      const { evidenceSha256 } = envelope as { evidenceSha256?: string };
      expect(evidenceSha256).toBeDefined();
      return evidenceSha256 ?? '';
    },
    { seconds: 30, every: 100 },
  );

describe('the evidence of a signed agreement', () => {
  it('says who signed, how identified, when and from where, and what proves the file; sealed and archived', async () => {
    const sha256 = await ready();
    const bytes = await evidence();
    expect(sha256Hex(bytes)).toBe(sha256);
    const text = await wordsOf(bytes);
    for (const said of [
      '证据合同',
      agreement.number,
      agreement.envelope.documentSha256,
      agreement.envelope.sealedSha256,
      signer.email,
      '127.0.0.1',
      'Identifiedby',
      'SIGNED',
      'COMPLETED',
      'B-B',
    ])
      expect([said, text.includes((said ?? '').replace(/\s+/g, ''))]).toEqual([said, true]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), 'evidence.pdf');
    const verified = await fetch(`${stories.service.url}/api/verify`, { method: 'POST', body: form });
    expect(await verified.json()).toMatchObject({ result: 'archived', agreement: { number: agreement.number } });
    const trail = await stories.service.call('GET', `/api/agreements/${agreement.id}/audit-trail`, {
      as: stories.staff,
    });
    const lines = trail.body.items as unknown as ChainLine[];
    expect(brokenAt(lines)).toBeUndefined();
    expect(lines.find((line) => line.type === 'EVIDENCE_SEALED')?.data['sha256']).toBe(sha256);
  });

  it('is not there before the file is sealed', async () => {
    const draft = await stories.draft([person('甲')]);
    const { body } = await stories.service.call('GET', `/api/agreements/${draft.id}/evidence.pdf`, {
      as: stories.staff,
    });
    expect(body).toMatchObject({ status: 409, code: 'EVIDENCE_NOT_READY' });
  });
});

describe('audit:verify', () => {
  const run = (environment: Record<string, string>, ...given: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const tool = join(import.meta.dirname, '../dist/audit/verify-trails.js');
      execFile(process.execPath, [tool, ...given], { env: { ...process.env, ...environment } }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
      );
    });

  it('passes every chain, and names the first line that somebody changed past the triggers', async () => {
    await ready();
    const { db } = stories.service;
    const environment = { DATABASE_URL_NOTIFICATIONS: db.url };
    expect(await run(environment)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ trails, \d+ lines, 0 broken/),
    });
    expect((await run(environment, '--help')).out).toContain('npm run audit:verify');
    expect((await run({ DATABASE_URL_NOTIFICATIONS: '' })).code).toBe(2);
    await db.query('ALTER TABLE audit_lines DISABLE TRIGGER USER');
    await db.query(`UPDATE audit_lines SET data = '{"changed":true}' WHERE agreement_id = $1 AND seq = 4`, [
      agreement.id,
    ]);
    expect(await run(environment)).toEqual({
      code: 1,
      out: expect.stringContaining(`BROKEN  ${agreement.number}  ${agreement.id}  at line 4`),
    });
    expect((await run(environment, agreement.number)).out).toContain('1 trails');
  });
});

describe('the database role of the service', () => {
  it('adds lines and reads them, and can change or remove none, even as the owner of the table', async () => {
    const db = await freshDatabase('notifications_role');
    const role = `r${newId().replaceAll('-', '')}`;
    const name = new URL(db.url).pathname.slice(1);
    await db.query(`CREATE ROLE ${role} LOGIN PASSWORD 'p' NOSUPERUSER`);
    await db.query(`ALTER DATABASE "${name}" OWNER TO ${role}`);
    await db.query(`ALTER SCHEMA public OWNER TO ${role}`);
    const url = Object.assign(new URL(db.url), { username: role, password: 'p' }).href;
    const source = await openDatabase(dataSourceFor({ url, entities, migrations }));
    await source.destroy();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const line = {
      seq: 1,
      at: new Date().toISOString(),
      type: 'OPENED' as const,
      actor: { kind: 'system' as const },
      data: {},
    };
    const hash = chainHash({ ...line, prevHash: firstPrevHash });
    await client.query(
      `INSERT INTO audit_lines (agreement_id, seq, at, type, actor, data, prev_hash, hash) VALUES ($1, 1, $2, $3, $4, $5, $6, $7)`,
      [newId(), line.at, line.type, line.actor, line.data, firstPrevHash, hash],
    );
    const changes = ["UPDATE audit_lines SET type = 'SIGNED'", 'DELETE FROM audit_lines', 'TRUNCATE audit_lines'];
    for (const change of changes) await expect(client.query(change)).rejects.toThrow('permission denied');
    // An owner may give itself the right again: the table refuses all the same.
    await client.query(`GRANT ALL ON audit_lines TO ${role}`);
    for (const change of changes) await expect(client.query(change)).rejects.toThrow('written once');
    await client.end();
    await db.drop();
  });
});
