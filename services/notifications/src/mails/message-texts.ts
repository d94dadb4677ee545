import { Inject, Injectable } from '@nestjs/common';
import { signServiceToken } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

/** Words an organiser wrote, already plain: no markup, nothing to fetch. */
export interface MessageText {
  id: string;
  /** Left out where the mail keeps its own. */
  subject?: string;
  paragraphs: string[];
  subjectEn?: string;
  paragraphsEn?: string[];
}

const patienceMilliseconds = 5_000;
const most = 100;

/** Texts never change, and one text goes to hundreds of people: the last ones used are kept in memory, nowhere else. */
@Injectable()
export class MessageTexts {
  private readonly known = new Map<string, MessageText>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** By id; whatever was deleted is missing. @throws Error when registrations does not answer within 5 s */
  async of(ids: readonly string[]): Promise<Map<string, MessageText>> {
    const missing = ids.filter((id) => !this.known.has(id));
    const found = new Map(ids.flatMap((id) => (this.known.has(id) ? [[id, this.known.get(id)!]] : [])));
    if (missing.length === 0) return found;
    for (const text of await this.ask(missing)) {
      found.set(text.id, text);
      this.known.set(text.id, text);
    }
    for (const id of this.known.keys()) if (this.known.size > most) this.known.delete(id);
    return found;
  }

  private async ask(ids: readonly string[]): Promise<MessageText[]> {
    const token = await signServiceToken(this.settings.serviceKey, 'notifications', 'registrations');
    const response = await fetch(new URL('/internal/recipients/texts', this.settings.registrationsUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    if (!response.ok) throw new Error(`registrations answered ${response.status}`);
    const { items } = (await response.json()) as { items: MessageText[] };
    return items;
  }
}
