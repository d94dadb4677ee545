import { type Client, tokenIn } from '../demo/client.ts';
import { signFromLink } from '../demo/sign-from-link.ts';

interface Agreement {
  id: string;
  envelope: { status: string };
}

export interface Scene {
  eventId: string;
  /** Paths of the mailed links, with their secrets. */
  place: string;
  sign: string;
  /** Signed by both and sealed. */
  agreementId: string;
}

const hour = 3_600_000;
const day = 24 * hour;

/** What the pictures show: an event to come, one place taken, an agreement to sign and one that is signed. */
export async function makeScene(client: Client): Promise<Scene> {
  const { items } = await client.do<{ items: { id: string; code?: string }[] }>('GET', '/api/organisations?limit=200');
  const org = (code: string) => {
    const found = items.find((one) => one.code === code);
    if (!found) throw new Error(`the examples have no organisation ${code}`);
    return found.id;
  };
  const event = await upcomingEvent(client, org);
  const run = Date.now().toString(36);
  const guest = { name: '李雷', email: `li.lei.${run}@example.com`, organisation: '芯思源' };
  await client.until('sign-up', async () => {
    const path = `/api/events/${event}/registrations`;
    return (await client.raw('POST', path, { guest: true, body: guest })).status === 201 || undefined;
  });
  const place = `/place#${tokenIn(await client.mailTo(guest.email, '报名成功'), 'place')}`;

  const open = await sentAgreement(client, org, `open.${run}`, '必易微', 'BYW');
  const signed = await sentAgreement(client, org, run, '芯思源', 'XSY');
  for (const { name, email } of signed.signers) {
    await signFromLink(client, tokenIn(await client.mailTo(email, '请签署'), 'sign'), name);
  }
  await client.until('the seal', async () => {
    const now = await client.do<Agreement>('GET', `/api/agreements/${signed.id}`);
    return now.envelope.status === 'completed' || undefined;
  });
  const sign1 = `/sign#${tokenIn(await client.mailTo(open.signers[0]?.email ?? '', '请签署'), 'sign')}`;
  return { eventId: event, place, sign: sign1, agreementId: signed.id };
}

async function upcomingEvent(client: Client, org: (code: string) => string): Promise<string> {
  // Nine in the morning in Shanghai, a fortnight from now.
  const start = Math.floor((Date.now() + 14 * day) / day) * day + hour;
  const at = (hours: number) => new Date(start + hours * hour).toISOString();
  const { id } = await client.do<{ id: string }>('POST', '/api/events', {
    body: {
      title: '“菁蓉汇·校企双进·科学家进园区”电子科技大学市校成果对接活动',
      kind: 'matchmaking',
      mode: 'onsite',
      visibility: 'public',
      hostIds: [org('CDSTB'), org('UESTCIC')],
      guestIds: [org('XSY'), org('BYW'), org('SSW')],
      startsAt: at(0),
      endsAt: at(2.5),
      venue: '电子科大科技园(天府园)',
      industry: '集成电路',
      capacity: 120,
      summary: '发布三项集成电路成果，企业与专家一对一对接，现场签署工程实践教育基地合作协议。',
    },
  });
  const sessions = [
    { title: '单片全集成自驱动智能射频标签(RFID)微系统', startsAt: at(0), endsAt: at(0.5), room: '一楼报告厅' },
    { title: '超高速模数转换芯片', startsAt: at(0.5), endsAt: at(1), room: '一楼报告厅' },
    { title: '一对一对接', startsAt: at(1), endsAt: at(2.5), room: '二楼洽谈区' },
  ];
  for (const body of sessions) await client.do('POST', `/api/events/${id}/sessions`, { body });
  await client.do('POST', `/api/events/${id}/publish`, { body: {} });
  return id;
}

async function sentAgreement(
  client: Client,
  org: (code: string) => string,
  run: string,
  enterprise: string,
  code: string,
) {
  const signers = [
    { name: '冷甦鹏', email: `leng.${run}@example.com`, title: '院长', role: 'signer', order: 1 },
    { name: '王喆', email: `wang.${run}@example.com`, title: '总经理', role: 'signer', order: 2 },
  ];
  const { id } = await client.do<Agreement>('POST', '/api/agreements', {
    body: {
      kind: 'practice_base',
      title: `工程实践教育基地合作协议（${enterprise}）`,
      body,
      parties: [
        { organisationId: org('UESTCIC'), label: '甲方', signatories: [signers[0]] },
        { organisationId: org(code), label: '乙方', signatories: [signers[1]] },
      ],
      amount: '1200000.00',
      technologyTransactionAmount: '800000.00',
      termStartsOn: '2026-01-01',
      termEndsOn: '2028-12-31',
    },
  });
  await client.do('POST', `/api/agreements/${id}/send`, { body: {} });
  return { id, signers };
}

const body = `# 合作内容

甲乙双方共建**工程实践教育基地**，期限三年。

1. 甲方每年选派不少于二十名研究生到基地实践，并指派导师；
2. 乙方提供场地、设备和课题，指定企业导师；
3. 双方共同申报集成电路方向的科研项目。

# 知识产权

合作期间产生的成果由双方共有，具体份额在各课题任务书中约定。

# 费用

乙方分三年投入课题经费，按季度拨付；其中技术开发部分按技术合同登记。`;
