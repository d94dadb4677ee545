import { Inject, Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { askService } from '../staff/ask-service.js';
import type { Contact } from './follow-ups.view.js';

/** Whom to ask about an intent: from the table of contacts here, or of registrations where an attendee stated it. */
@Injectable()
export class IntentContacts {
  private readonly log = log('intent-contacts');

  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of(intentId: string, byAttendee: boolean): Promise<Contact | 'unavailable' | undefined> {
    if (byAttendee) return this.attendee(intentId);
    const [contact]: Contact[] = await this.db.query(
      'SELECT name, email, phone FROM intent_contacts WHERE intent_id = $1',
      [intentId],
    );
    return contact;
  }

  /** The case can be worked on without it, so a neighbour that is away does not close the page. */
  private async attendee(intentId: string): Promise<Contact | 'unavailable' | undefined> {
    try {
      const url = new URL('/internal/intents', this.settings.registrationsUrl);
      const ids = [intentId];
      const [found] = await askService<{ contact: Contact }>(this.settings, { service: 'registrations', url, ids });
      return found?.contact;
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'failed' }, 'no contact to be had');
      return 'unavailable';
    }
  }
}
