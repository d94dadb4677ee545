import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEvents, runEvents } from './running-events.js';
import type { admin } from './samples.js';
import { organisation } from './samples.js';

describe('what stands beside an achievement', () => {
  let events: RunningEvents;
  let ownerId: string;
  let id: string;
  const staff = { roles: ['staff'] };
  const stranger = { roles: ['member'], memberOf: [] };
  const member = () => ({ roles: ['member'], memberOf: [ownerId] });
  const contact = { name: '王老师', email: 'wang@example.com', phone: '13800000000' };
  const one = async (as?: typeof admin) =>
    (await events.ask<{ contact?: object | null; files: { id: string; name: string }[] }>('GET', path(), { as })).body;
  const path = (more = '') => `/api/achievements/${id}${more}`;
  const attach = (content: string | Buffer, as: object = member(), name = '..\\方案.exe') => {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--x--\r\n')]);
    return events.ask<{ id: string; name: string; code: string }>('POST', `/api/catalogue/${id}/files`, {
      as: as,
      file: { content: body, type: 'multipart/form-data; boundary=x' },
    });
  };

  beforeAll(async () => {
    events = await runEvents();
    ownerId = await organisation(events, '附件大学');
    const body = { title: '带附件的成果', ownerId, contact };
    id = (await events.ask<{ id: string }>('POST', '/api/achievements', { as: member(), body })).body.id;
  });
  afterAll(() => events.stop());

  it('is a contact that its owner and reviewers see, no topic carries, and that can be erased everywhere', async () => {
    expect((await one(member())).contact).toEqual(contact);
    await events.ask('POST', path('/publish'), { as: staff, body: {} });
    expect((await one(staff)).contact).toEqual(contact);
    expect(await one()).not.toHaveProperty('contact');
    expect(await one(stranger)).not.toHaveProperty('contact');
    const list = await events.ask('GET', '/api/achievements', { as: staff });
    expect(list.text).not.toContain('wang@example.com');
    const lines = await events.db.query<{ text: string }>(`SELECT outbox::text AS text FROM outbox`);
    expect(lines.filter(({ text }) => /王老师|wang@example/.test(text))).toEqual([]);
    const elsewhere = {
      title: '另一项',
      ownerId: await organisation(events),
      contact: { ...contact, email: 'WANG@example.com' },
    };
    await events.ask('POST', '/api/needs', { as: staff, body: elsewhere });
    expect((await events.ask('DELETE', `/api/catalogue/${id}/contact`, { as: stranger })).status).toBe(403);
    const erased = await events.ask<{ erased: number }>('DELETE', `/api/catalogue/${id}/contact`, { as: staff });
    expect(erased.body).toEqual({ erased: 2 });
    expect((await one(staff)).contact).toBeNull();
    await events.ask('POST', path('/withdraw'), { as: staff, body: {} });
  });

  it('is files of known kinds and size, for whoever sees the record', async () => {
    const pdf = '%PDF-1.7 成果说明';
    const kept = await attach(pdf);
    expect([kept.status, kept.body.name]).toEqual([201, '方案.pdf']);
    expect((await attach('<script>')).body.code).toBe('FILE_TYPE_NOT_ALLOWED');
    expect((await attach(Buffer.concat([Buffer.from(pdf), Buffer.alloc(10 * 1024 * 1024)]))).status).toBe(413);
    expect((await attach(pdf, stranger)).status).toBe(404);
    const file = `/api/catalogue/${id}/files/${kept.body.id}`;
    expect((await events.ask('GET', file)).status).toBe(404);
    await events.ask('POST', path('/publish'), { as: staff, body: {} });
    const read = await events.ask('GET', file);
    expect([read.status, read.text, read.headers.get('content-type')]).toEqual([200, pdf, 'application/pdf']);
    expect(read.headers.get('content-disposition')).toContain('attachment');
    expect((await one()).files.map(({ name }) => name)).toEqual(['方案.pdf']);
    expect((await attach(pdf)).body.code).toBe('WITHDRAW_FIRST');
    expect((await events.ask('DELETE', file, { as: staff })).status).toBe(204);
    expect((await one()).files).toEqual([]);
    for (let n = 0; n < 10; n += 1) await attach(pdf, staff);
    expect((await attach(pdf, staff)).body.code).toBe('TOO_MANY_FILES');
  });
});
