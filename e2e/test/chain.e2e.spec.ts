import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@zuomei/testing';
import { readQr } from './images.js';
import { attachment, mailsTo, mailTo, tokenIn } from './mail.js';
import { type Cast, cast, type EventBody, publishedEvent } from './people.js';
import { address, type Agreement, at, call, cookieOf, done, type Registration, unique } from './product.js';
import { chainHolds } from './trail.js';

let people: Cast;
let event: EventBody;
const guests = ['first', 'second', 'third'].map((name) => ({ name: `来宾 ${name}`, email: address(name) }));
const registrations: Registration[] = [];
let intentId: string;
let agreement: Agreement;
const signers = [address('party-a'), address('party-b')];
let sealed: Buffer;

const signUp = (person: { name: string; email: string }, more: Record<string, unknown> = {}) =>
  call<Registration>('POST', `/api/events/${event.id}/registrations`, { body: { ...person, ...more } });

beforeAll(async () => {
  people = await cast();
});

// One story, in order: each step stands on the one before.
describe('from an event to a signed agreement', () => {
  it('shows an event to everybody once it is published, and to nobody before', async () => {
    const draft = await done<EventBody>('POST', '/api/events', {
      token: people.organiser,
      body: {
        title: unique('草稿'),
        kind: 'salon',
        mode: 'onsite',
        visibility: 'public',
        hostIds: [people.bureau],
        startsAt: '2030-01-01T01:00:00.000Z',
        endsAt: '2030-01-01T03:00:00.000Z',
      },
    });
    expect((await call('GET', `/api/events/${draft.id}`)).status).toBe(404);
    event = await publishedEvent(people);
    expect(event.status).toBe('published');
    const seen = await done<EventBody>('GET', `/api/events/${event.id}`);
    expect([seen.id, seen.title]).toEqual([event.id, event.title]);
    await eventually(async () => {
      const availability = await done('GET', `/api/events/${event.id}/availability`);
      expect(availability).toMatchObject({ open: true, placesLeft: 2, waitlist: true, waiting: 0 });
    });
  });

  it('takes two, and puts the third in line', async () => {
    for (const guest of guests) {
      const answer = await signUp(guest, { organisation: '芯思源', organisationId: people.enterprise });
      expect(answer.status).toBe(201);
      registrations.push(answer.body);
    }
    expect(registrations.map((r) => [r.status, r.position])).toEqual([
      ['confirmed', undefined],
      ['confirmed', undefined],
      ['waitlisted', 1],
    ]);
    expect(registrations.map((r) => r.checkInCode !== undefined)).toEqual([true, true, false]);
  });

  it('answers the same e-mail with nothing but that it is there already', async () => {
    const again = await signUp({ name: '别人', email: ` ${guests[0]?.email.toUpperCase()} ` });
    expect([again.status, again.body]).toEqual([200, { status: 'already_registered' }]);
  });

  it('mails the place with calendar file and code, and the line with its position', async () => {
    const mail = await mailTo(guests[0]?.email ?? '', '报名成功');
    expect(mail.text).toContain(event.title);
    expect(tokenIn(mail, 'place')).toBe(registrations[0]?.manageToken);
    expect((await attachment(mail, 'text/calendar')).toString('utf8')).toContain('BEGIN:VEVENT');
    expect(readQr(await attachment(mail, 'image/png'))).toBe(registrations[0]?.checkInCode);
    expect((await mailTo(guests[2]?.email ?? '', '候补')).text).toContain('1');
  });

  it('gives a cancelled place to the head of the line, who is told', async () => {
    const first = registrations[0] as Registration;
    const headers = { 'x-manage-token': first.manageToken };
    const cancelled = await done('POST', `/api/registrations/${first.id}/cancel`, { headers, body: {} });
    expect(cancelled['status']).toBe('cancelled');
    await mailTo(guests[2]?.email ?? '', '递补');
    const occupancy = await done('GET', `/api/events/${event.id}/occupancy`, { token: people.organiser });
    expect(occupancy).toMatchObject({ capacity: 2, confirmed: 2, waitlisted: 0 });
  });

  it('checks a guest in once, with the code from the mail', async () => {
    const mail = await mailTo(guests[1]?.email ?? '', '报名成功');
    const code = readQr(await attachment(mail, 'image/png'));
    const scan = (nonce: string, scanned = code) =>
      call('POST', `/api/events/${event.id}/check-ins`, { token: people.organiser, body: { code: scanned, nonce } });
    const nonce = unique('nonce');
    const first = await scan(nonce);
    expect([first.status, first.body['result']]).toEqual([200, 'ok']);
    expect((await scan(nonce)).body).toEqual(first.body);
    expect((await scan(unique('nonce'))).body['result']).toBe('already_checked_in');
    expect((await scan(unique('nonce'), 'no-such-code')).body['result']).toBe('unknown_code');
    expect((await scan(nonce, 'another-code')).status).toBe(422);
  });

  it('keeps what an attendee intends, and opens a follow-up when the event ends', async () => {
    const second = registrations[1] as Registration;
    const intent = await done<{ id: string }>('POST', `/api/registrations/${second.id}/intents`, {
      headers: { 'x-manage-token': second.manageToken },
      body: { kind: 'cooperation', toOrganisationId: people.university },
    });
    intentId = intent.id;
    await done('POST', `/api/events/${event.id}/end`, { token: people.organiser, body: {} });
    await eventually(async () => {
      const list = await done<{ items: { intentId: string; status: string }[] }>(
        'GET',
        `/api/follow-ups?event=${event.id}`,
        { token: people.staff },
      );
      expect(list.items.map((f) => [f.intentId, f.status])).toEqual([[intentId, 'open']]);
    });
  });

  it('moves a follow-up forwards, never back', async () => {
    const list = await done<{ items: { id: string }[] }>('GET', `/api/follow-ups?event=${event.id}`, {
      token: people.staff,
    });
    const id = list.items[0]?.id ?? '';
    const advance = (to: string) =>
      call('POST', `/api/follow-ups/${id}/advance`, { token: people.staff, body: { to, note: '已电话联系' } });
    expect((await advance('contacted')).body['status']).toBe('contacted');
    expect((await advance('negotiating')).body['status']).toBe('negotiating');
    expect((await advance('contacted')).status).toBe(409);
    agreement = await done<Agreement>('POST', '/api/agreements', {
      token: people.staff,
      body: {
        followUpId: id,
        eventId: event.id,
        kind: 'practice_base',
        title: '工程实践教育基地合作协议',
        body: '# 合作内容\n\n甲乙双方共建**工程实践教育基地**,期限三年。\n\n1. 甲方提供场地;\n2. 乙方派出导师。',
        parties: [
          {
            organisationId: people.university,
            label: '甲方',
            signatories: [{ name: '冷甦鹏', email: signers[0], title: '院长', role: 'signer', order: 1 }],
          },
          {
            organisationId: people.enterprise,
            label: '乙方',
            signatories: [{ name: '王喆', email: signers[1], title: '总经理', role: 'signer', order: 2 }],
          },
        ],
        amount: '1200000.00',
        technologyTransactionAmount: '800000.00',
        termStartsOn: '2026-01-01',
        termEndsOn: '2028-12-31',
      },
    });
    expect(agreement.status).toBe('draft');
  });

  it('freezes the file when it is sent, and asks the first signatory only', async () => {
    const sent = await done<Agreement>('POST', `/api/agreements/${agreement.id}/send`, {
      token: people.staff,
      body: {},
    });
    expect([sent.status, sent.envelope.status]).toEqual(['signing', 'sent']);
    await mailTo(signers[0] ?? '', '请签署');
    expect(await mailsTo(signers[1] ?? '')).toEqual([]);
  });

  it('lets each sign from the mailed link, in turn', async () => {
    for (const email of signers) {
      const token = tokenIn(await mailTo(email, '请签署'), 'sign');
      const opened = await call<{ consent: { version: string }; documentSha256: string }>(
        'POST',
        '/api/signing/sessions',
        { body: { token } },
      );
      expect(opened.status).toBeLessThan(300);
      const cookie = cookieOf(opened.headers);
      const frozen = await call('GET', '/api/signing/document', { headers: { cookie } });
      expect(createHash('sha256').update(frozen.bytes).digest('hex')).toBe(opened.body.documentSha256);
      const signed = await call('POST', '/api/signing/sign', {
        headers: { cookie },
        body: {
          consentVersion: opened.body.consent.version,
          signature: { kind: 'typed', value: email === signers[0] ? '冷甦鹏' : '王喆' },
        },
      });
      expect(signed.status).toBe(200);
    }
  });

  it('seals after the last signature, archives, and mails everybody the copy', async () => {
    await eventually(
      async () => {
        agreement = await done<Agreement>('GET', `/api/agreements/${agreement.id}`, { token: people.staff });
        expect([agreement.status, agreement.envelope.status]).toEqual(['signed', 'completed']);
      },
      { seconds: 30 },
    );
    const file = await call('GET', `/api/agreements/${agreement.id}/document.pdf`, { token: people.staff });
    sealed = file.bytes;
    expect(sealed.subarray(0, 5).toString()).toBe('%PDF-');
    for (const email of signers) {
      expect((await attachment(await mailTo(email, '已签署'), 'application/pdf')).equals(sealed)).toBe(true);
    }
    const list = await done<{ items: { id: string }[] }>('GET', '/api/agreements?phase=in_force&limit=200', {
      token: people.staff,
    });
    expect(list.items.map((a) => a.id)).toContain(agreement.id);
  });

  it('tells archived, modified and foreign files apart', async () => {
    const verify = async (bytes: Buffer) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'agreement.pdf');
      return done<{ result: string; agreement?: { number: string } }>('POST', '/api/verify', { form });
    };
    expect(await verify(sealed)).toMatchObject({ result: 'archived', agreement: { number: agreement.number } });
    const flipped = Buffer.from(sealed);
    flipped[Math.floor(flipped.length / 2)] = (flipped[Math.floor(flipped.length / 2)] ?? 0) ^ 1;
    expect((await verify(flipped)).result).toBe('modified');
    expect((await verify(Buffer.concat([sealed, Buffer.from('\n% one more line\n')]))).result).toBe('modified');
    expect(['unsigned', 'unknown']).toContain((await verify(Buffer.from('%PDF-1.7 nothing'))).result);
  });

  it('answers by code what anybody may know, and no more', async () => {
    const code = agreement.verifyCode ?? '';
    const answer = await done('GET', `/api/verify/${code}`);
    expect(answer).toMatchObject({ result: 'archived', agreement: { number: agreement.number, status: 'signed' } });
    expect(JSON.stringify(answer)).not.toMatch(/1200000|example\.com|冷甦鹏/);
    expect((await done('GET', '/api/verify/AAAAAAAAAAAAAAAAAAAAAAAAAA'))['result']).toBe('unknown');
  });

  it('closes the follow-up as signed, and keeps a trail whose chain holds', async () => {
    await eventually(async () => {
      const list = await done<{ items: { status: string }[] }>('GET', `/api/follow-ups?event=${event.id}`, {
        token: people.staff,
      });
      expect(list.items.map((f) => f.status)).toEqual(['signed']);
    });
    const trail = await done<{ items: Record<string, unknown>[] }>(
      'GET',
      `/api/agreements/${agreement.id}/audit-trail`,
      { token: people.staff },
    );
    const types = trail.items.map((line) => line['type']);
    for (const type of ['AGREEMENT_CREATED', 'ENVELOPE_SENT', 'OPENED', 'SIGNED', 'COMPLETED'])
      expect(types).toContain(type);
    expect(chainHolds(trail.items)).toBe(true);
    expect(JSON.stringify(trail)).not.toMatch(/example\.com|冷甦鹏/);
  });

  it('shows people and agreements to nobody who is not signed in', async () => {
    const closed = [
      '/api/me',
      '/api/users',
      `/api/events/${event.id}/registrations`,
      `/api/events/${event.id}/occupancy`,
      `/api/registrations/${registrations[1]?.id}`,
      '/api/follow-ups',
      '/api/intents',
      '/api/agreements',
      `/api/agreements/${agreement.id}`,
      `/api/agreements/${agreement.id}/document.pdf`,
      `/api/agreements/${agreement.id}/audit-trail`,
      '/api/mail-jobs',
      '/internal/recipients',
    ];
    const answers = await Promise.all(closed.map(async (path) => [path, (await call('GET', path)).status] as const));
    expect(answers.filter(([, status]) => ![401, 403, 404].includes(status))).toEqual([]);
    expect((await call('GET', '/api/agreements', { token: people.organiser })).status).toBe(403);
  });

  it('serves its own description', async () => {
    const openapi = await done<{ openapi: string; paths: Record<string, unknown> }>('GET', '/api/openapi.json');
    expect(openapi.openapi).toBe('3.1.1');
    expect(Object.keys(openapi.paths)).toEqual(
      expect.arrayContaining(['/api/events', '/api/events/{id}/registrations', '/api/agreements', '/api/verify']),
    );
    const asyncapi = await done<{ asyncapi: string }>('GET', '/api/asyncapi.json');
    expect(asyncapi.asyncapi).toMatch(/^3\./);
    expect((await fetch(`${at.url}/health/ready`)).status).toBe(200);
  });
});
