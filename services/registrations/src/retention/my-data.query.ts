import { Injectable } from '@nestjs/common';
import { Clock, type Language } from '@zuomei/platform';
import { DataSource, IsNull, Raw } from 'typeorm';
import { AnswerFilesQuery } from '../answer-files/answer-files.query.js';
import type { Offering } from '../offerings/offering.entity.js';
import { Registration } from '../registrations/registration.entity.js';
import { emailKey } from '../registrations/sign-up.js';
import { SurveysQuery } from '../surveys/surveys.query.js';
import { keptElsewhere } from './kept-elsewhere.js';
import type {
  MyCheckInDto,
  MyDataDto,
  MyIntentDto,
  MyInvitationDto,
  MyRegistrationDto,
  MySessionDto,
} from './my-data.dto.js';

/** What is held of somebody at one event, for that person only. */
@Injectable()
export class MyDataQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly files: AnswerFilesQuery,
    private readonly surveys: SurveysQuery,
  ) {}

  async of(own: Registration, offering: Offering, language: Language): Promise<MyDataDto> {
    const email = emailKey(own.email);
    const all = await this.db.manager.find(Registration, {
      where: {
        offeringId: offering.id,
        erasedAt: IsNull(),
        email: Raw((c) => `lower(trim(${c})) = :email`, { email }),
      },
      order: { id: 'ASC' },
    });
    const due = offering.peopleDueAt;
    return {
      eventId: offering.id,
      event: (language === 'en' && offering.titleEn) || offering.title,
      exportedAt: this.clock.now().toISOString(),
      ...(due ? { deletedAt: due.toISOString() } : {}),
      registrations: await Promise.all(all.map((one) => this.registration(one))),
      invitations: await this.db
        .query<MyInvitationDto[]>(
          `SELECT json_strip_nulls(json_build_object('status', status, 'name', name, 'organisation', organisation,
           'reason', decline_reason, 'createdAt', created_at)) AS one
         FROM invitations WHERE offering_id = $1 AND lower(trim(email)) = $2 ORDER BY id`,
          [offering.id, email],
        )
        .then((rows) => (rows as unknown as { one: MyInvitationDto }[]).map(({ one }) => one)),
      elsewhere: keptElsewhere(language),
    };
  }

  private async registration(one: Registration): Promise<MyRegistrationDto> {
    const { id } = one;
    const read = <T>(sql: string): Promise<T[]> => this.db.query(sql, [id]);
    return {
      id,
      status: one.status,
      name: one.name,
      email: one.email,
      ...(one.phone ? { phone: one.phone } : {}),
      ...(one.organisation ? { organisation: one.organisation } : {}),
      ...(one.attendeeKind ? { attendeeKind: one.attendeeKind } : {}),
      ...(one.title ? { title: one.title } : {}),
      attendanceMode: one.attendanceMode,
      locale: one.locale,
      answers: one.answers,
      ...(one.reason ? { reason: one.reason } : {}),
      createdAt: one.createdAt.toISOString(),
      files: await this.files.of(id),
      sessions: await read<MySessionDto>(
        `SELECT s.title, l.status FROM registration_sessions l JOIN offered_sessions s ON s.session_id = l.session_id
         WHERE l.registration_id = $1 ORDER BY s.starts_at`,
      ),
      checkIns: (
        await read<Omit<MyCheckInDto, 'occurredAt'> & { at: Date }>(
          'SELECT occurred_at AS at, result, channel FROM check_ins WHERE registration_id = $1 ORDER BY id',
        )
      ).map(({ at, result, channel }) => ({ occurredAt: at.toISOString(), result, channel })),
      intents: (
        await read<{ kind: string; organisation: string | null; note: string | null; at: Date }>(
          `SELECT i.kind, o.name AS organisation, i.note, i.stated_at AS at
           FROM stated_intents i LEFT JOIN organisations o ON o.id = i.to_organisation_id
           WHERE i.registration_id = $1 ORDER BY i.id`,
        )
      ).map(({ kind, organisation, note, at }): MyIntentDto => ({
        kind,
        ...(organisation ? { toOrganisation: organisation } : {}),
        ...(note ? { note } : {}),
        statedAt: at.toISOString(),
      })),
      survey: await this.surveys.answers(id),
    };
  }
}
