import { Inject, Injectable } from '@nestjs/common';
import type { Locale, RegistrationStatus } from '@zuomei/contracts';
import { signServiceToken } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

/** A person taking part, as registrations tells it at the moment a mail is sent. Never stored, never logged. */
export interface Recipient {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  /** The person's own place: a secret link. */
  link: string;
  checkInCode?: string;
  /** Place in line now, from 1. */
  position?: number;
  /** Why the registration was refused or cancelled. */
  reason?: string;
  /** Of the contact of a group: what became of each. */
  people?: { name: string; status: RegistrationStatus; position?: number }[];
  /** Version of the event that registrations knows. */
  eventVersion?: number;
}

const patienceMilliseconds = 5_000;

/** The one call between services: names, addresses and links of up to 100 registrations. */
@Injectable()
export class Recipients {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * By registration id; whoever has been erased is missing.
   * @throws Error without personal data when registrations does not answer within 5 s
   */
  async of(registrationIds: readonly string[]): Promise<Map<string, Recipient>> {
    const token = await signServiceToken(this.settings.serviceKey, 'notifications', 'registrations');
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMilliseconds);
    try {
      const response = await fetch(new URL('/internal/recipients', this.settings.registrationsUrl), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ids: registrationIds }),
        signal: patience.signal,
      });
      if (!response.ok) throw new Error(`registrations answered ${response.status}`);
      const { items } = (await response.json()) as { items: Recipient[] };
      return new Map(items.map((person) => [person.id, person]));
    } finally {
      clearTimeout(timer);
    }
  }
}
