import { Injectable } from '@nestjs/common';
import { type OutcomeStep, outcomeSteps, type SurveyWave, surveyWaves } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import type { Registration } from '../registrations/registration.entity.js';
import { wasThere } from './answer-survey.js';
import type { SurveyAnswersDto, SurveyDto, SurveyResultsDto, WaveResultsDto } from './survey.dto.js';
import { laterFrom, surveyClosedFor, waveNow } from './survey-window.js';

interface Row {
  wave: SurveyWave;
  overall: number | null;
  would_come_again: boolean | null;
  outcome: OutcomeStep | null;
  comment: string | null;
  answered_at: Date;
  changed_at: Date;
}

@Injectable()
export class SurveysQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(registration: Registration, offering: Offering): Promise<SurveyDto> {
    const now = this.clock.now();
    const attended = await wasThere(this.db.manager, registration.id);
    const reason = surveyClosedFor(offering, { attended, erased: registration.erasedAt !== null }, now);
    return {
      open: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      wave: waveNow(offering, now),
      laterFrom: laterFrom(offering).toISOString(),
      answers: await this.answers(registration.id),
    };
  }

  async answers(registrationId: string): Promise<SurveyAnswersDto[]> {
    const rows: Row[] = await this.db.query('SELECT * FROM survey_answers WHERE registration_id = $1 ORDER BY wave', [
      registrationId,
    ]);
    return rows.map((row) => ({
      wave: row.wave,
      ...(row.overall === null ? {} : { overall: row.overall }),
      ...(row.would_come_again === null ? {} : { wouldComeAgain: row.would_come_again }),
      ...(row.outcome === null ? {} : { outcome: row.outcome }),
      ...(row.comment === null ? {} : { comment: row.comment }),
      answeredAt: row.answered_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
    }));
  }

  /** Comments in an order of their own, so that none can be laid beside the list of people. */
  async results(offering: Offering): Promise<SurveyResultsDto> {
    const rows: Row[] = await this.db.query(
      `SELECT wave, overall, would_come_again, outcome, comment FROM survey_answers WHERE offering_id = $1
       ORDER BY md5(registration_id::text || wave)`,
      [offering.id],
    );
    const [came] = await this.db.query<{ n: number }[]>(
      'SELECT count(DISTINCT registration_id)::int AS n FROM attendances WHERE offering_id = $1',
      [offering.id],
    );
    const given = rows.flatMap(({ overall }) => overall ?? []);
    const again = rows.flatMap(({ would_come_again }) => would_come_again ?? []);
    return {
      attended: came?.n ?? 0,
      rated: given.length,
      average: given.length === 0 ? null : Math.round((given.reduce((a, b) => a + b, 0) / given.length) * 100) / 100,
      ratings: [1, 2, 3, 4, 5].map((stars) => given.filter((one) => one === stars).length),
      saidAgain: again.length,
      wouldComeAgain: again.filter(Boolean).length,
      waves: surveyWaves.map((wave) =>
        resultsOf(
          wave,
          rows.filter((row) => row.wave === wave),
        ),
      ),
      comments: rows.flatMap(({ comment }) => comment ?? []),
    };
  }

  /** One row for each answer, without names; what the spreadsheet shows. */
  async *rows(offeringId: string): AsyncGenerator<Row[]> {
    yield this.db.query(
      'SELECT * FROM survey_answers WHERE offering_id = $1 ORDER BY wave, md5(registration_id::text || wave)',
      [offeringId],
    );
  }
}

export type SurveyRow = Row;

function resultsOf(wave: SurveyWave, rows: Row[]): WaveResultsDto {
  const told = rows.flatMap(({ outcome }) => outcome ?? []);
  return {
    wave,
    answered: rows.length,
    outcomesTold: told.length,
    outcomes: outcomeSteps.map((outcome) => ({ outcome, count: told.filter((one) => one === outcome).length })),
  };
}
