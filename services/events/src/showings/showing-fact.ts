import { ShowingRecorded, ShowingRecordedV1 } from '@zuomei/contracts';
import type { OutboxLine } from '@zuomei/messaging';
import type { Showing } from './showing.entity.js';

/** The fact that tells the whole of a showing, as it now is. */
export function showingFact(showing: Showing): OutboxLine {
  const payload = Object.assign(new ShowingRecordedV1(), {
    showingId: showing.id,
    version: showing.version,
    eventId: showing.eventId,
    form: showing.form,
    achievementId: showing.achievementId ?? undefined,
    needId: showing.needId ?? undefined,
    title: showing.title ?? undefined,
    removed: showing.removedAt !== null,
  });
  return { fact: ShowingRecorded, payload, about: showing };
}
