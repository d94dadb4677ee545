import { newId } from '@zuomei/platform';
import { type Answer, organiser, type RunningRegistrations } from './running-registrations.js';

export interface Invited {
  id: string;
  status: string;
  email: string;
  seats: number;
  seatsLeft: number;
  reminders: number;
  reason?: string;
}

export interface InvitedList {
  items: Invited[];
  skipped: { email: string; problem: string }[];
}

/** Invites as an organiser, and opens links as who was invited. */
export class Inviting {
  constructor(private readonly service: RunningRegistrations) {}

  async invite(eventId: string, ...invitations: Record<string, unknown>[]): Promise<InvitedList> {
    const answer = await this.service.ask<InvitedList>('POST', `/api/events/${eventId}/invitations`, {
      as: organiser,
      body: { invitations },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  /** The token of a mailed link; empty where no mail would go out. */
  async linkOf(id: string): Promise<string> {
    const { body } = await this.service.ask<{ items: { link: string }[] }>('POST', '/internal/recipients', {
      headers: { authorization: await this.service.asService('notifications') },
      body: { ids: [id] },
    });
    return body.items[0]?.link.split('#')[1] ?? '';
  }

  /** One invitation with its token. */
  async one(eventId: string, more: Record<string, unknown> = {}): Promise<Invited & { token: string }> {
    const { items } = await this.invite(eventId, { email: `guest-${newId()}@example.org`, ...more });
    const [invitation] = items;
    if (!invitation) throw new Error('nobody invited');
    return { ...invitation, token: await this.linkOf(invitation.id) };
  }

  ask<B = Record<string, unknown>>(
    way: 'accept' | 'decline',
    token: string,
    body: unknown = {},
    by = this.service,
  ): Promise<Answer<B>> {
    return by.ask<B>('POST', `/api/invitations/${way}`, { headers: { 'x-invitation-token': token }, body });
  }

  async read(eventId: string, query = ''): Promise<{ items: Invited[]; counts: Record<string, number> }> {
    const path = `/api/events/${eventId}/invitations?${query}`;
    return (
      await this.service.ask<{ items: Invited[]; counts: Record<string, number> }>('GET', path, { as: organiser })
    ).body;
  }
}
