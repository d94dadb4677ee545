import { Injectable } from '@nestjs/common';
import { type OutcomeStep, OutcomeTold } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, Refusal, transact } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { Offering } from '../offerings/offering.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { PlaceNotFound, WrongState } from '../registrations/registrations.errors.js';
import type { AnswerSurveyDto } from './survey.dto.js';
import { surveyClosedFor, waveNow } from './survey-window.js';

/** An attendee says how it was and what came of it. The answers stay here; only the step reached travels. */
@Injectable()
export class AnswerSurvey {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Again: changes what is said. @throws PlaceNotFound | SURVEY_NOT_OPEN | NOT_ATTENDED | TOO_EARLY */
  async execute(id: string, said: Readonly<AnswerSurveyDto>): Promise<void> {
    const now = this.clock.now();
    await transact(this.db, async (tx) => {
      const registration = await tx.findOne(Registration, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!registration) throw new PlaceNotFound();
      const offering = await tx.findOneByOrFail(Offering, { id: registration.offeringId });
      const attended = await wasThere(tx, id);
      const closed = surveyClosedFor(offering, { attended, erased: registration.erasedAt !== null }, now);
      if (closed === 'not_attended') throw notAttended();
      if (closed) throw notOpen();
      const wave = said.wave ?? waveNow(offering, now);
      if (wave === 'later' && waveNow(offering, now) === 'after') throw tooEarlyToAsk();
      const [earlier] = await tx.query<{ outcome: OutcomeStep | null }[]>(
        'SELECT outcome FROM survey_answers WHERE registration_id = $1 AND wave = $2',
        [id, wave],
      );
      await tx.query(
        `INSERT INTO survey_answers AS a (registration_id, wave, offering_id, overall, would_come_again, outcome, comment,
           answered_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, nullif($7, ''), $8, $8)
         ON CONFLICT (registration_id, wave) DO UPDATE SET overall = coalesce(excluded.overall, a.overall),
           would_come_again = coalesce(excluded.would_come_again, a.would_come_again),
           outcome = coalesce(excluded.outcome, a.outcome),
           comment = CASE WHEN $7::text IS NULL THEN a.comment ELSE excluded.comment END, changed_at = excluded.changed_at`,
        [
          id,
          wave,
          offering.id,
          said.overall ?? null,
          said.wouldComeAgain ?? null,
          said.outcome ?? null,
          said.comment ?? null,
          now,
        ],
      );
      if (said.outcome === undefined || said.outcome === earlier?.outcome) return;
      const version = registration.version + 1;
      await tx.update(Registration, { id }, { version });
      const { organisationId } = registration;
      await this.outbox.add(
        tx,
        OutcomeTold,
        {
          registrationId: id,
          eventId: offering.id,
          version,
          wave,
          outcome: said.outcome,
          ...(organisationId ? { organisationId } : {}),
        },
        { id, version },
      );
    });
  }
}

export async function wasThere(manager: EntityManager, id: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM attendances WHERE registration_id = $1 LIMIT 1', [id]);
  return rows.length > 0;
}

const notOpen = (): Refusal =>
  new WrongState('SURVEY_NOT_OPEN', '活动结束后才能填写反馈。', 'The survey opens when the event is over.');

const notAttended = (): Refusal =>
  new WrongState('NOT_ATTENDED', '反馈只面向到场的参会者。', 'The survey is for those who were there.');

const tooEarlyToAsk = (): Refusal =>
  new WrongState(
    'TOO_EARLY',
    '后续进展在活动 90 天后再问。',
    'What came of it is asked again 90 days after the event.',
  );
