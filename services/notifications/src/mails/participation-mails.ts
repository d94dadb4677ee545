import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageKind, messageKinds } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import type { Settings } from '../config.js';
import { KnownEvent } from '../references/known-event.entity.js';
import { SETTINGS } from '../settings.module.js';
import type { MailJob } from './mail-job.entity.js';
import { type MailOutcome, type MailSource, MailSources } from './mail-source.js';
import { MessageTexts } from './message-texts.js';
import { draftParticipationMail } from './participation-mail.js';
import { Recipients } from './recipients.js';

/** Mails to people who take part in an event: who they are is asked from registrations when they are sent. */
@Injectable()
export class ParticipationMails implements MailSource, OnModuleInit {
  readonly kinds = messageKinds;

  constructor(
    private readonly sources: MailSources,
    private readonly recipients: Recipients,
    private readonly texts: MessageTexts,
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>> {
    const people = await this.recipients.of([...new Set(jobs.map((job) => job.personId))]);
    const events = await this.eventsOf(jobs);
    const texts = await this.texts.of([...new Set(jobs.flatMap((job) => textIdOf(job) ?? []))]);
    const now = this.clock.now();
    return new Map(
      jobs.map((job): [string, MailOutcome] => {
        const person = people.get(job.personId);
        if (!person) return [job.id, 'gone'];
        const event = events.get(String(job.data['eventId']));
        // Facts are in order per record only: the sign-up may be here before its event, or the news of a change
        // before the change.
        if (!event || event.version < (person.eventVersion ?? 0)) return [job.id, 'later'];
        const textId = textIdOf(job);
        const text = textId === undefined ? undefined : texts.get(textId);
        // Its words were deleted with the event's data.
        if (textId !== undefined && !text) return [job.id, 'gone'];
        const { position, until } = job.data;
        const mail = { person, event, now, organiser: this.settings.mailFrom };
        return [
          job.id,
          draftParticipationMail(job.kind as MessageKind, {
            ...mail,
            ...(typeof position === 'number' ? { position } : {}),
            ...(typeof until === 'string' ? { until: new Date(until) } : {}),
            ...(text ? { text } : {}),
          }),
        ];
      }),
    );
  }

  private async eventsOf(jobs: readonly MailJob[]): Promise<Map<string, KnownEvent>> {
    const ids = [...new Set(jobs.map((job) => String(job.data['eventId'])))];
    const events = await this.db.manager.findBy(KnownEvent, { id: In(ids) });
    return new Map(events.map((event) => [event.id, event]));
  }
}

function textIdOf(job: MailJob): string | undefined {
  const id = job.data['textId'];
  return typeof id === 'string' ? id : undefined;
}
