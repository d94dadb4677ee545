import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockForSigning, requireAlive, requireTurn } from './lock-for-signing.js';
import { OneTimeCodes } from './one-time-codes.js';
import type { CodeSent } from './signing.dto.js';
import { AlreadySigned } from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

@Injectable()
export class RequestCode {
  constructor(
    private readonly db: DataSource,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
  ) {}

  /** @throws TooManyCodes, AlreadySigned, NotYourTurn, EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired */
  execute(session: SigningSession): Promise<CodeSent> {
    return transact(this.db, async (tx) => {
      const held = await lockForSigning(tx, session);
      requireAlive(held, this.clock.now());
      if (held.signatory.isDone) throw new AlreadySigned();
      requireTurn(held);
      const code = await this.codes.send(tx, held);
      return { sentTo: maskedAddress(held.signatory.email), expiresAt: code.expiresAt.toISOString() };
    });
  }
}

/** `z***@example.com`: enough to know which mailbox to look into. */
export const maskedAddress = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1***');
