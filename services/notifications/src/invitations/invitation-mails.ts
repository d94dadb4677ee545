import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource, In } from 'typeorm';
import { eventTimeText } from '../mails/event-time.js';
import type { MailJob } from '../mails/mail-job.entity.js';
import { type MailDraft, type MailOutcome, type MailSource, MailSources } from '../mails/mail-source.js';
import { factLabels } from '../mails/participation-words.js';
import { type Recipient, Recipients } from '../mails/recipients.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { KnownOrganisation } from '../references/known-organisation.entity.js';
import { type AskingKind, askingKinds, askingWords } from './invitation-words.js';

/** Somebody with no place yet, as registrations tells it at the moment a mail is sent. */
type Asked = Recipient & { expiresAt?: string; seats?: number; organisation?: string };

/** Mails that ask: to come, to answer, to confirm an address. */
@Injectable()
export class InvitationMails implements MailSource, OnModuleInit {
  readonly kinds = askingKinds;

  constructor(
    private readonly sources: MailSources,
    private readonly recipients: Recipients,
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const people: Map<string, Asked> = await this.recipients.of([...new Set(jobs.map((job) => job.personId))]);
    const ids = jobs.map((job) => String(job.data['eventId']));
    const events = new Map(
      (await this.db.manager.findBy(KnownEvent, { id: In(ids) })).map((event) => [event.id, event] as const),
    );
    const hosts = await this.hostsOf([...events.values()]);
    return new Map(
      jobs.map((job): [string, MailOutcome] => {
        const person = people.get(job.personId);
        // Answered, taken back or over since: nobody is asked what is settled.
        if (!person) return [job.id, 'gone'];
        const event = events.get(String(job.data['eventId']));
        if (!event || event.version < (person.eventVersion ?? 0)) return [job.id, 'later'];
        return [job.id, this.draft(job.kind as AskingKind, person, event, hosts)];
      }),
    );
  }

  private draft(kind: AskingKind, person: Asked, event: KnownEvent, hosts: Map<string, KnownOrganisation>): MailDraft {
    const locale: Locale = person.locale === 'en' ? 'en' : 'zh-CN';
    const title = (locale === 'en' && event.titleEn) || event.title;
    const names = event.hostIds.flatMap((id) => {
      const host = hosts.get(id);
      return host ? [(locale === 'en' && host.nameEn) || host.name] : [];
    });
    const words = askingWords(kind, locale, {
      name: person.name,
      title,
      hosts: names.join(locale === 'en' ? ', ' : '、') || (locale === 'en' ? 'The organiser' : '主办方'),
      seats: person.seats ?? 1,
      ...(person.organisation ? { organisation: person.organisation } : {}),
      ...(person.expiresAt ? { until: untilText(person.expiresAt, event.timeZone, locale) } : {}),
    });
    const labels = factLabels[locale];
    return {
      to: person.email,
      name: person.name,
      locale,
      content: {
        subject: words.subject,
        heading: words.heading,
        paragraphs: words.paragraphs,
        facts: [
          { label: labels.event, value: title },
          { label: labels.when, value: eventTimeText(event, locale, this.clock.now()) },
          ...(event.venue ? [{ label: labels.where, value: event.venue }] : []),
        ],
        action: { label: words.action, url: person.link },
        footnote: words.footnote,
      },
    };
  }

  private async hostsOf(events: KnownEvent[]): Promise<Map<string, KnownOrganisation>> {
    const ids = events.flatMap((event) => event.hostIds);
    const found = await this.db.manager.findBy(KnownOrganisation, { id: In([...new Set(ids)]) });
    return new Map(found.map((host) => [host.id, host]));
  }
}

/** `3月10日 18:00`, in the event's own zone. */
const untilText = (instant: string, zone: string, locale: Locale): string =>
  DateTime.fromISO(instant, { zone })
    .setLocale(locale)
    .toFormat(locale === 'en' ? 'd LLLL yyyy, HH:mm' : 'yyyy年L月d日 HH:mm');
