import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@zuomei/platform';
import ExcelJS from 'exceljs';
import {
  host,
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  snapshot,
} from './running-registrations.js';

describe('exports and figures of an event', () => {
  let service: RunningRegistrations;
  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterAll(() => service.stop());

  it('gives a table with answers, sessions and who came, formulas made text', async () => {
    const sessionId = newId();
    const event = snapshot(
      {
        hostIds: [host],
        sessions: [
          { sessionId, title: '人工智能', startsAt: '2031-03-10T01:00:00.000Z', endsAt: '2031-03-10T02:00:00.000Z' },
        ],
      },
      { questions: [{ key: 'diet', label: '饮食', kind: 'multi_choice', required: false, options: ['素', '清真'] }] },
    );
    await service.apply(event);
    const more = { name: '=cmd()', attendeeKind: 'expert', sessionIds: [sessionId], answers: { diet: ['素', '清真'] } };
    const one = (await signUp(service, event.eventId, more)).body;
    await signUp(service, event.eventId, { name: '李四' });
    const scan = { code: one.checkInCode, nonce: one.id };
    await service.ask('POST', `/api/events/${event.eventId}/check-ins`, { as: organiser, body: scan });
    const path = `/api/events/${event.eventId}/registrations`;
    const csv = await service.ask('GET', `${path}.csv?session=${sessionId}`, { as: organiser });
    const [head, row, none] = csv.text.replace(/^\ufeff/, '').split('\r\n');
    expect(head).toBe(
      '状态,候补位次,姓名,邮箱,电话,单位,职务,类型,参加方式,场次,到场,签到时间,签到码,报名时间,编号,饮食',
    );
    expect(row).toMatch(/^已确认,,'=cmd\(\),person.*,专家,现场,人工智能,到场,.*,素; 清真$/);
    expect(none).toBe('');
    const xlsx = await service.ask('GET', `${path}.xlsx`, { as: organiser });
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx.bytes as unknown as ArrayBuffer);
    expect(book.worksheets[0]?.rowCount).toBe(3);
    expect(book.worksheets[0]?.getRow(2).getCell(3).value).toBe(`'=cmd()`);
  });

  it('counts sign-ups by local day, kind, way of attending, organisation and state', async () => {
    const event = await published(service, { capacity: 2 });
    await signUp(service, event.eventId, { organisation: '甲', attendeeKind: 'expert' });
    await signUp(service, event.eventId, { organisation: '甲' });
    const last = (await signUp(service, event.eventId, { organisation: '乙' })).body;
    await service.db.query(`UPDATE registrations SET created_at = '2031-03-01T17:00:00Z' WHERE offering_id = $1`, [
      event.eventId,
    ]);
    await service.ask('POST', `/api/registrations/${last.id}/cancel`, { token: last.manageToken, body: {} });
    const { body } = await service.ask('GET', `/api/events/${event.eventId}/statistics`, { as: organiser });
    expect((body['signUpsByDay'] as object[]).find((day) => 'day' in day && day.day === '2031-03-02')).toEqual({
      day: '2031-03-02',
      signUps: 3,
      cancellations: 0,
    });
    expect(body).toMatchObject({
      byStatus: [
        { status: 'confirmed', count: 2 },
        { status: 'cancelled', count: 1 },
      ],
      byKind: [
        { attendeeKind: 'expert', registered: 1, attended: 0 },
        { attendeeKind: null, registered: 1, attended: 0 },
      ],
      byMode: [{ attendanceMode: 'onsite', registered: 2, attended: 0 }],
      byOrganisation: [{ organisation: '甲', registered: 2, attended: 0 }],
      funnel: { invited: 0, invitedSignedUp: 0, signedUp: 3, confirmed: 2, attended: 0, noShows: null },
    });
  });
});
