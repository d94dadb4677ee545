import { createHash } from 'node:crypto';
import { type Client, tokenIn } from './client.ts';
import { signFromLink } from './sign-from-link.ts';

interface Registration {
  id: string;
  status: string;
  position?: number;
  checkInCode?: string;
  manageToken: string;
}
interface Agreement {
  id: string;
  number: string;
  status: string;
  verifyCode?: string;
  envelope: { status: string };
}
interface Organisations {
  items: { id: string; code?: string; name: string }[];
}
type Say = (step: string, link?: string) => void;

const hour = 3_600_000;

/** The whole chain once: event, sign-up, attendance, intent, follow-up, signed and sealed agreement, proof. */
export async function walkChain(client: Client, say: Say): Promise<void> {
  const run = Date.now().toString(36);
  const { bureau, university, enterprise } = await organisations(client);

  const event = await client.do<{ id: string }>('POST', '/api/events', {
    body: {
      title: `“校企双进”示例对接会 ${run}`,
      titleEn: `Example matchmaking ${run}`,
      kind: 'matchmaking',
      mode: 'onsite',
      visibility: 'public',
      hostIds: [bureau],
      guestIds: [university],
      startsAt: new Date(Date.now() + 24 * hour).toISOString(),
      endsAt: new Date(Date.now() + 27 * hour).toISOString(),
      venue: '电子科大科技园(天府园)',
      capacity: 2,
    },
  });
  say('an event is drafted', `${client.url}/desk/events/${event.id}`);
  await client.do('POST', `/api/events/${event.id}/publish`, { body: {} });
  say('… and published', `${client.url}/events/${event.id}`);

  const guests = ['李雷', '韩梅梅', '王小明'].map((name, index) => ({
    name,
    email: `guest${index + 1}.${run}@example.com`,
  }));
  const places: Registration[] = [];
  for (const guest of guests) {
    const place = await client.until('sign-up', async () => {
      const response = await client.raw('POST', `/api/events/${event.id}/registrations`, {
        guest: true,
        body: { ...guest, organisation: '芯思源', organisationId: enterprise },
      });
      return response.status === 201 ? ((await response.json()) as Registration) : undefined;
    });
    places.push(place);
    const mail = await client.mailTo(guest.email, place.status === 'confirmed' ? '报名成功' : '候补');
    say(
      `${guest.name} signs up: ${place.status}${place.position ? `, number ${place.position} in line` : ''}; the mail's link is`,
      `${client.url}/place#${tokenIn(mail, 'place')}`,
    );
  }
  const [first, second] = places as [Registration, Registration];
  await client.do('POST', `/api/registrations/${first.id}/cancel`, {
    headers: { 'x-manage-token': first.manageToken },
    body: {},
  });
  await client.mailTo(guests[2]?.email ?? '', '递补');
  say(
    `${guests[0]?.name} cancels; ${guests[2]?.name} moves up and is told by mail`,
    `${client.url}/desk/events/${event.id}/attendees`,
  );
  const scan = await client.do<{ result: string }>('POST', `/api/events/${event.id}/check-ins`, {
    body: { code: second.checkInCode, nonce: `demo-${run}`, channel: 'gate' },
  });
  say(`${guests[1]?.name} is checked in at the door: ${scan.result}`, `${client.url}/desk/events/${event.id}/check-in`);

  const intent = await client.do<{ id: string }>('POST', `/api/registrations/${second.id}/intents`, {
    headers: { 'x-manage-token': second.manageToken },
    body: { kind: 'cooperation', toOrganisationId: university },
  });
  await client.do('POST', `/api/events/${event.id}/end`, { body: {} });
  const followUpId = await client.until('the follow-up', async () => {
    const list = await client.do<{ items: { id: string; intentId: string }[] }>(
      'GET',
      `/api/follow-ups?event=${event.id}`,
    );
    return list.items.find((one) => one.intentId === intent.id)?.id;
  });
  say(
    'she says that she wants to go on; the event ends, and a follow-up opens',
    `${client.url}/desk/follow-ups/${followUpId}`,
  );
  for (const to of ['contacted', 'negotiating']) {
    await client.do('POST', `/api/follow-ups/${followUpId}/advance`, { body: { to, note: '示例:已电话联系双方' } });
  }
  say('… and moves on: contacted, negotiating', `${client.url}/desk/follow-ups/${followUpId}`);
  await agree(client, say, { run, eventId: event.id, followUpId, university, enterprise });
}

async function organisations(client: Client) {
  const { items } = await client.do<Organisations>('GET', '/api/organisations?limit=200');
  const idOf = async (code: string, name: string, kind: string) =>
    items.find((one) => one.code === code)?.id ??
    (await client.do<{ id: string }>('POST', '/api/organisations', { body: { code, name, kind } })).id;
  return {
    bureau: await idOf('CDSTB', '成都市科学技术局', 'government'),
    university: await idOf('UESTC', '电子科技大学', 'university'),
    enterprise: await idOf('XSY', '芯思源', 'enterprise'),
  };
}

interface Matter {
  run: string;
  eventId: string;
  followUpId: string;
  university: string;
  enterprise: string;
}

async function agree(
  client: Client,
  say: Say,
  { run, eventId, followUpId, university, enterprise }: Matter,
): Promise<void> {
  const signers = [
    { name: '冷甦鹏', email: `signer1.${run}@example.com`, title: '院长', role: 'signer', order: 1 },
    { name: '王喆', email: `signer2.${run}@example.com`, title: '总经理', role: 'signer', order: 2 },
  ];
  const { id } = await client.do<Agreement>('POST', '/api/agreements', {
    body: {
      followUpId,
      eventId,
      kind: 'practice_base',
      title: '工程实践教育基地合作协议(示例)',
      body: '# 合作内容\n\n甲乙双方共建**工程实践教育基地**,期限三年。\n\n1. 甲方派出导师;\n2. 乙方提供场地。',
      parties: [
        { organisationId: university, label: '甲方', signatories: [signers[0]] },
        { organisationId: enterprise, label: '乙方', signatories: [signers[1]] },
      ],
      amount: '1200000.00',
      technologyTransactionAmount: '800000.00',
      termStartsOn: '2026-01-01',
      termEndsOn: '2028-12-31',
    },
  });
  const page = `${client.url}/desk/agreements/${id}`;
  await client.do('POST', `/api/agreements/${id}/send`, { body: {} });
  say('an agreement of two parties is drafted and sent; its file is frozen', page);
  for (const { name, email } of signers) {
    const token = tokenIn(await client.mailTo(email, '请签署'), 'sign');
    await signFromLink(client, token, name);
    say(`${name} signs from the mail's link`, `${client.url}/sign#${token}`);
  }
  const agreement = await client.until('the seal', async () => {
    const now = await client.do<Agreement>('GET', `/api/agreements/${id}`);
    return now.envelope.status === 'completed' ? now : undefined;
  });
  const bytes = Buffer.from(await (await client.raw('GET', `/api/agreements/${id}/document.pdf`)).arrayBuffer());
  say(`it is sealed and archived as ${agreement.number}`, `${client.url}/api/agreements/${id}/document.pdf`);
  const form = new FormData();
  form.append('file', new Blob([bytes], { type: 'application/pdf' }), 'agreement.pdf');
  const { result } = await client.do<{ result: string }>('POST', '/api/verify', { guest: true, form });
  const link = `${client.url}/verify/${agreement.verifyCode ?? ''}`;
  say(
    `anybody may verify the file (SHA-256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}…): ${result}`,
    link,
  );
}
