import { Inject, Injectable } from '@nestjs/common';
import { linkSecret, readCookie, sameSecret, setScopedCookie } from '@zuomei/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { SigningSessionEnded } from './signing.errors.js';

/** Whose link was opened; a newer link ends it. */
export interface SigningSession {
  signatoryId: string;
  generation: number;
}

const cookieName = 'zuomei_signing';
const cookiePath = '/api/signing';
const twelveHours = 12 * 3600;

/** The cookie a link is exchanged for: it opens one signatory's document and nothing else. */
@Injectable()
export class SigningSessions {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  grant(reply: FastifyReply, session: SigningSession): void {
    const value = `${session.signatoryId}.${session.generation}.${this.proof(session)}`;
    setScopedCookie(reply, cookieName, value, cookiePath, twelveHours);
  }

  /** @throws SigningSessionEnded */
  of(request: FastifyRequest): SigningSession {
    const [signatoryId = '', generation = '', proof = ''] = (readCookie(request, cookieName) ?? '').split('.');
    const session = { signatoryId, generation: Number(generation) };
    if (!/^\d{1,6}$/.test(generation) || !sameSecret(proof, this.proof(session))) throw new SigningSessionEnded();
    return session;
  }

  private proof({ signatoryId, generation }: SigningSession): string {
    return linkSecret(this.settings.linkKey, 'signing-session', signatoryId, generation);
  }
}
