import { Injectable } from '@nestjs/common';
import { Clock, invalidInput, readCookie } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { hashOf, sameHash, subjectOf } from '../registrations/place-secrets.js';
import { Invitation } from './invitation.entity.js';
import { InvitationNotFound } from './invitations.errors.js';

export const invitationCookie = 'zuomei_invitation';

/** The token of an invitation that a request brings: its own header, or the cookie its link was exchanged for. */
export function invitationTokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-invitation-token'];
  return typeof header === 'string' ? header : readCookie(request, invitationCookie);
}

/** The address that a person's own invitation is bound to. @throws Refusal REQUIRED where somebody has to say it */
export function emailOf(invitation: Invitation | undefined): string {
  if (invitation?.personal) return invitation.email;
  throw invalidInput([{ pointer: '/email', code: 'REQUIRED', detail: { zh: '必填', en: 'is required' } }]);
}

/** Invitations by their links. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** In whatever state it is. @throws InvitationNotFound for whatever is no valid link, an older one included */
  async byToken(token: string): Promise<Invitation> {
    const id = subjectOf(token);
    const invitation = id === undefined ? null : await this.db.manager.findOneBy(Invitation, { id });
    if (!invitation || !sameHash(invitation.linkHash, hashOf(token))) throw new InvitationNotFound();
    return invitation;
  }

  /** Whether the token lets its holder see this event. */
  async opens(token: string | undefined, eventId: string): Promise<boolean> {
    if (token === undefined) return false;
    try {
      const invitation = await this.byToken(token);
      const status = invitation.statusAt(this.clock.now());
      return invitation.offeringId === eventId && status !== 'revoked' && status !== 'expired';
    } catch (error) {
      if (error instanceof InvitationNotFound) return false;
      throw error;
    }
  }
}
