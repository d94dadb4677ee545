import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, transact } from '@zuomei/platform';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deleteFilesOf } from '../src/answer-files/answer-files.js';
import { RemoveUnclaimed } from '../src/answer-files/remove-unclaimed.js';
import { organiser, published, runRegistrations, type RunningRegistrations, signUp } from './running-registrations.js';

const pdf = Buffer.from('%PDF-1.7\n…');

describe('files with answers', () => {
  let service: RunningRegistrations;
  const folder = mkdtempSync(join(tmpdir(), 'answer-files-'));
  const questions = [{ key: 'cv', label: '简历', kind: 'file', required: true }] as const;
  const wanting = () => published(service, { questions: [...questions] });

  const upload = async (eventId: string, bytes: Buffer, name = '简历.pdf') => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${await service.app.getUrl()}/api/events/${eventId}/answer-files`, {
      method: 'POST',
      body: form,
    });
    const body = (await response.json()) as { fileId: string; name: string; size: number; type: string; code?: string };
    return { status: response.status, body };
  };
  const sweep = () => service.app.get(RemoveUnclaimed, { strict: false }).execute();

  beforeAll(async () => {
    service = await runRegistrations({ ANSWER_FILES_DIR: folder, LIMIT_FILES_PER_ADDRESS: '40' });
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  it('are taken before the sign-up that names them, and read by the organisers alone', async () => {
    const event = await wanting();
    expect(await signUp(service, event.eventId)).toMatchObject({ status: 422, body: { code: 'INVALID_ANSWERS' } });
    const { status, body } = await upload(event.eventId, pdf, '../../etc/我的 简历\u202e:.exe');
    expect({ status, body }).toEqual({
      status: 201,
      body: { fileId: expect.any(String), name: '我的 简历.pdf', size: pdf.length, type: 'application/pdf' },
    });
    const place = (await signUp(service, event.eventId, { answers: { cv: body.fileId } })).body;
    expect(place.status).toBe('confirmed');
    const path = `/api/registrations/${place.id}/files/${body.fileId}`;
    const read = await service.ask('GET', path, { as: organiser });
    expect(read).toMatchObject({ status: 200, text: pdf.toString() });
    expect(read.headers.get('content-disposition')).toBe(
      `attachment; filename="_____.pdf"; filename*=UTF-8''${encodeURIComponent('我的 简历.pdf')}`,
    );
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await service.ask('GET', path, { token: place.manageToken })).status).toBe(401);
    expect((await service.ask('GET', path, { as: { roles: ['organiser'], hosts: [newId()] } })).status).toBe(403);
    const other = (
      await signUp(service, event.eventId, { answers: { cv: (await upload(event.eventId, pdf)).body.fileId } })
    ).body;
    expect(
      (await service.ask('GET', `/api/registrations/${other.id}/files/${body.fileId}`, { as: organiser })).status,
    ).toBe(404);
  });

  it('are claimed by one answer only, and only at their own event', async () => {
    const [event, elsewhere] = [await wanting(), await wanting()];
    const { fileId } = (await upload(event.eventId, pdf)).body;
    const answers = { cv: fileId };
    expect((await signUp(service, elsewhere.eventId, { answers })).status).toBe(422);
    const both = await Promise.all([0, 1].map(() => signUp(service, event.eventId, { answers })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(both.find(({ status }) => status === 422)?.body).toMatchObject({
      errors: [{ pointer: '/answers/cv', code: 'UNKNOWN_FILE' }],
    });
  });

  it.each([
    ['a program', Buffer.from('4d5a900003', 'hex'), 415],
    ['a page', Buffer.from('<html>'), 415],
    ['a ZIP that is no document', Buffer.from('504b03040000', 'hex'), 415],
    ['more than 10 MB', Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]), 413],
  ])('are refused: %s', async (_what, bytes, status) => {
    expect((await upload((await wanting()).eventId, bytes)).status).toBe(status);
  });

  it('are refused where the event asks for none', async () => {
    expect((await upload((await published(service)).eventId, pdf)).body.code).toBe('NO_FILE_WANTED');
  });

  it('go when nobody claims them in 24 hours, when they are replaced and with the person', async () => {
    const event = await wanting();
    const left = (await upload(event.eventId, pdf)).body.fileId;
    const first = (await upload(event.eventId, pdf)).body.fileId;
    const place = (await signUp(service, event.eventId, { answers: { cv: first } })).body;
    const kept = (): string[] => readdirSync(folder);
    await sweep();
    expect(kept()).toEqual(expect.arrayContaining([left, first]));
    await service.db.query(`UPDATE answer_files SET keep_until = keep_until - interval '24 hours' WHERE id = $1`, [
      left,
    ]);
    const second = (await upload(event.eventId, pdf)).body.fileId;
    const change = (cv: string) =>
      service.ask('PATCH', `/api/registrations/${place.id}`, { token: place.manageToken, body: { answers: { cv } } });
    expect((await change(first)).status).toBe(200);
    expect((await change(second)).status).toBe(200);
    await sweep();
    expect(kept()).not.toContain(left);
    expect(kept()).not.toContain(first);
    expect(kept()).toContain(second);
    await transact(service.source, (tx) => deleteFilesOf(tx, [place.id]));
    await sweep();
    expect(kept()).not.toContain(second);
  });

  it('leave nothing behind when the process ends in the middle of an upload, and are read as gone if they are', async () => {
    const event = await wanting();
    const { fileId } = (await upload(event.eventId, pdf)).body;
    const place = (await signUp(service, event.eventId, { answers: { cv: fileId } })).body;
    const half = (await upload(event.eventId, pdf)).body.fileId;
    renameSync(join(folder, half), join(folder, `${half}.part`));
    await service.db.query(`UPDATE answer_files SET keep_until = now() WHERE id = $1`, [half]);
    await sweep();
    expect(readdirSync(folder).filter((name) => name.startsWith(half))).toEqual([]);
    rmSync(join(folder, fileId));
    const read = await service.ask('GET', `/api/registrations/${place.id}/files/${fileId}`, { as: organiser });
    expect(read.status).toBe(404);
  });

  it('are limited for each address', async () => {
    const event = await wanting();
    const statuses = await Promise.all(
      Array.from({ length: 45 }, async () => (await upload(event.eventId, pdf)).status),
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
  });
});
