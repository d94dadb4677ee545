import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CallAnswerRecorded, type CallAnswerStatus, OrganisationRecorded } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { mailbox, type TestMailbox } from '@zuomei/testing';
import { organisationFact } from './facts.js';
import { runNotifications, type RunningNotifications } from './running-notifications.js';

let service: RunningNotifications;
let box: TestMailbox;
const university = organisationFact({ name: '揭榜大学' });

beforeAll(async () => {
  service = await runNotifications();
  box = mailbox();
  await service.publish(OrganisationRecorded, university, { id: university.organisationId, version: 1 });
});
afterAll(() => service.stop());

/** Somebody the gateway knows; which role is no matter. */
async function person(): Promise<{ id: string; email: string }> {
  const id = newId();
  const email = `${id}@example.com`;
  await service.users.bearer({ id, email, roles: ['staff'] });
  return { id, email };
}

it('a new answer is told to who called, its outcome to who answered, and a change of it to nobody', async () => {
  const [caller, answerer] = [await person(), await person()];
  const answer = {
    answerId: newId(),
    needId: newId(),
    title: '低浓度气体检测',
    organisationId: university.organisationId,
  };
  const tell = (version: number, status: CallAnswerStatus) =>
    service.publish(
      CallAnswerRecorded,
      { ...answer, version, status, calledBy: caller.id, answeredBy: answerer.id },
      { id: answer.answerId, version },
    );
  await tell(1, 'waiting');
  await tell(2, 'waiting');
  await tell(3, 'chosen');
  const news = await box.waitFor({ to: caller.email });
  expect(news.subject).toBe('有新的揭榜应答:低浓度气体检测');
  expect(news.text).toContain('揭榜大学');
  expect(news.text.split('\n')).toContain(`http://127.0.0.1:3000/desk/catalogue?of=needs&record=${answer.needId}`);
  const outcome = await box.waitFor({ to: answerer.email });
  expect(outcome.subject).toBe('揭榜应答已被选定:低浓度气体检测');
  const jobs = await service.db.query<{ kind: string }>(
    `SELECT kind FROM mail_jobs WHERE kind LIKE 'call_answer%' ORDER BY kind`,
  );
  expect(jobs.map(({ kind }) => kind)).toEqual(['call_answer_chosen', 'call_answer_waiting']);
});
