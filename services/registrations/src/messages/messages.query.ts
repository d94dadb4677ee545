import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Offering } from '../offerings/offering.entity.js';
import type { Filter } from '../registrations/registration-filter.js';
import { countAddressees } from './addressees.js';
import type { MessagePreviewDto, MessageTextDto, SentMessageDto, WriteMessageDto } from './messages.dto.js';
import { plainParagraphs } from './plain-paragraphs.js';

interface Words {
  subject: string | null;
  body: string | null;
  subject_en: string | null;
  body_en: string | null;
}

interface Row extends Words {
  id: string;
  message: MessageKind;
  rule_id: string | null;
  filter: Filter;
  expected: number | null;
  picked: number;
  waiting: number;
  created_at: Date;
  done_at: Date | null;
}

const shown = 200;
const greeting = { 'zh-CN': (name: string) => `${name},您好!`, en: (name: string) => `Dear ${name},` };

/** What would be sent, what was sent, and the words for who sends them. */
@Injectable()
export class MessagesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async preview(offering: Offering, message: Readonly<WriteMessageDto>): Promise<MessagePreviewDto> {
    const now = this.clock.now();
    const audience = { offering, filter: { ...message.filter }, signedUpBy: now, now };
    const counts = await countAddressees(this.db.manager, audience);
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      examples: counts.map(({ locale, count, name }) => {
        const english = locale === 'en' ? message.bodyEn : undefined;
        return {
          locale,
          count,
          name,
          subject: (english === undefined ? undefined : message.subjectEn) ?? message.subject,
          paragraphs: [greeting[locale](name), ...plainParagraphs(english ?? message.body)],
        };
      }),
    };
  }

  /** The newest first. */
  async sent(offeringId: string, id?: string): Promise<SentMessageDto[]> {
    const rows: Row[] = await this.db.query(
      `SELECT s.id, s.message, s.rule_id, s.filter, s.expected, s.picked, s.created_at, s.done_at, m.subject, m.body,
         m.subject_en, m.body_en,
         CASE WHEN s.created_at < now() - interval '1 day' THEN 0 ELSE (
           SELECT count(*)::int FROM outbox o WHERE o.published_at IS NULL AND o.payload->>'textId' = s.text_id::text
         ) END AS waiting
       FROM sends s LEFT JOIN messages m ON m.id = s.text_id
       WHERE s.offering_id = $1 AND ($2::uuid IS NULL OR s.id = $2::uuid) ORDER BY s.id DESC LIMIT ${shown}`,
      [offeringId, id ?? null],
    );
    return rows.map((row) => ({
      id: row.id,
      message: row.message,
      ...(row.rule_id ? { ruleId: row.rule_id } : {}),
      ...wordsOf(row),
      filter: row.filter,
      ...(row.expected === null ? {} : { expected: row.expected }),
      picked: row.picked,
      handedOver: row.picked - row.waiting,
      done: row.done_at !== null,
      sentAt: row.created_at.toISOString(),
    }));
  }

  async texts(ids: readonly string[]): Promise<MessageTextDto[]> {
    const rows: (Words & { id: string; body: string })[] = await this.db.query(
      'SELECT id, subject, body, subject_en, body_en FROM messages WHERE id = ANY($1)',
      [ids],
    );
    return rows.map((row) => ({
      id: row.id,
      ...(row.subject === null ? {} : { subject: row.subject }),
      paragraphs: plainParagraphs(row.body),
      ...(row.subject_en === null ? {} : { subjectEn: row.subject_en }),
      ...(row.body_en === null ? {} : { paragraphsEn: plainParagraphs(row.body_en) }),
    }));
  }
}

const wordsOf = (row: Words): Pick<SentMessageDto, 'subject' | 'body' | 'subjectEn' | 'bodyEn'> => ({
  ...(row.subject === null ? {} : { subject: row.subject }),
  ...(row.body === null ? {} : { body: row.body }),
  ...(row.subject_en === null ? {} : { subjectEn: row.subject_en }),
  ...(row.body_en === null ? {} : { bodyEn: row.body_en }),
});
