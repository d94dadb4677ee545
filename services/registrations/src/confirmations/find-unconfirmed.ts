import { Injectable } from '@nestjs/common';
import { Caller, Clock, sha256Hex } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { hashOf, sameHash, subjectOf } from '../registrations/place-secrets.js';
import type { Person, SignUp } from '../registrations/sign-up.js';
import { ConfirmationNotFound } from './confirmations.errors.js';

interface Row {
  offering_id: string;
  person: Person;
  invitation_id: string | null;
  link_hash: Buffer;
}

/** Sign-ups by the links that confirm them. */
@Injectable()
export class FindUnconfirmed {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The sign-up as it was asked for, now confirmed. Its `once` is the link: opened twice it is one sign-up, and both
   * are answered alike. @throws ConfirmationNotFound
   */
  async byToken(token: string): Promise<SignUp> {
    const id = subjectOf(token);
    const [row] =
      id === undefined
        ? []
        : await this.db.query<Row[]>(
            `SELECT offering_id, person, invitation_id, link_hash FROM unconfirmed_sign_ups
             WHERE id = $1 AND expires_at > $2`,
            [id, this.clock.now()],
          );
    if (!row || !sameHash(row.link_hash, hashOf(token))) throw new ConfirmationNotFound();
    return {
      offeringId: row.offering_id,
      people: [row.person],
      caller: Caller.anonymous,
      emailConfirmed: true,
      ...(row.invitation_id ? { invitation: { id: row.invitation_id } } : {}),
      once: { scope: sha256Hex(`confirm-email\0${token}`), bodyHash: '' },
    };
  }
}
