import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventSnapshotV1 } from '@zuomei/contracts';
import { at } from './at.js';
import {
  organiser,
  published,
  runRegistrations,
  type RunningRegistrations,
  signUp,
  type SignedUp,
} from './running-registrations.js';

describe('the survey', () => {
  let service: RunningRegistrations;
  const survey = (place: SignedUp, body?: unknown) =>
    service.ask(body === undefined ? 'GET' : 'POST', `/api/registrations/${place.id}/survey`, {
      token: place.manageToken,
      ...(body === undefined ? {} : { body }),
    });
  const ended = (event: EventSnapshotV1) => service.apply({ ...event, version: 3, status: 'ended' });

  /** An event that is over, with one who came and one who did not. */
  async function past(): Promise<{ event: EventSnapshotV1; came: SignedUp; missed: SignedUp }> {
    const event = await published(service);
    const came = (await signUp(service, event.eventId)).body;
    const missed = (await signUp(service, event.eventId)).body;
    const scan = { code: came.checkInCode, nonce: came.id };
    await service.ask('POST', `/api/events/${event.eventId}/check-ins`, { as: organiser, body: scan });
    return { event, came, missed };
  }

  beforeAll(async () => {
    service = await runRegistrations();
  });
  afterEach(() => at(service, undefined));
  afterAll(() => service.stop());

  it('opens at the end, for who came, and can be answered again', async () => {
    const { event, came, missed } = await past();
    expect((await survey(came, { overall: 5 })).body).toMatchObject({ status: 409, code: 'SURVEY_NOT_OPEN' });
    expect((await survey(came)).body).toMatchObject({ open: false, reason: 'not_over' });
    await ended(event);
    expect((await survey(missed, { overall: 1 })).body).toMatchObject({ status: 409, code: 'NOT_ATTENDED' });
    const first = await survey(came, { overall: 4, wouldComeAgain: true, comment: '很好' });
    expect(first).toMatchObject({ status: 200, body: { open: true, wave: 'after' } });
    const again = await survey(came, { overall: 5, comment: '' });
    expect(again.body['answers']).toEqual([
      expect.objectContaining({ wave: 'after', overall: 5, wouldComeAgain: true }),
    ]);
    expect(again.text).not.toContain('很好');
    for (const bad of [{ overall: 6 }, { overall: 'x' }, { outcome: 'rich' }, { wave: 'never' }]) {
      expect((await survey(came, bad)).status).toBe(400);
    }
    const byOrganiser = await service.ask('GET', `/api/registrations/${came.id}/survey`, { as: organiser });
    expect(byOrganiser.status).toBe(403);
  });

  it('asks for the outcome again after 90 days; only the step travels', async () => {
    const { event, came } = await past();
    at(service, '2031-03-10T09:00:00Z');
    await ended(event);
    await survey(came, { outcome: 'valuable_contact', comment: '认识了王工' });
    await survey(came, { outcome: 'valuable_contact' });
    expect((await survey(came, { wave: 'later', outcome: 'no_contact' })).body).toMatchObject({ code: 'TOO_EARLY' });
    at(service, '2031-06-09T09:00:00Z');
    await survey(came, { outcome: 'agreement_reached' });
    const facts = (await service.facts(came.id)).filter(({ type }) => type === 'registrations.outcome-told.v1');
    expect(facts.map(({ payload }) => [payload['wave'], payload['outcome']])).toEqual([
      ['after', 'valuable_contact'],
      ['later', 'agreement_reached'],
    ]);
    expect(JSON.stringify(facts)).not.toContain('王工');
  });

  it('is added up for the organisers, comments without names', async () => {
    const { event, came } = await past();
    await ended(event);
    await survey(came, { overall: 4, wouldComeAgain: false, outcome: 'knowledge_gained', comment: '=1+1 椅子不够' });
    const results = await service.ask('GET', `/api/events/${event.eventId}/survey-results`, { as: organiser });
    expect(results.body).toMatchObject({
      attended: 1,
      rated: 1,
      average: 4,
      ratings: [0, 0, 0, 1, 0],
      saidAgain: 1,
      wouldComeAgain: 0,
      comments: ['=1+1 椅子不够'],
    });
    const csv = await service.ask('GET', `/api/events/${event.eventId}/survey-results.csv`, { as: organiser });
    expect(csv.text.trim().split('\r\n')).toEqual([
      '轮次,总体评价,愿意再来,进展,意见',
      `活动后,4,否,"没有后续联系,但有收获",'=1+1 椅子不够`,
    ]);
  });
});
