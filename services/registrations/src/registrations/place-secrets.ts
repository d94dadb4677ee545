import { Inject, Injectable } from '@nestjs/common';
import { linkSecret } from '@zuomei/platform';
import { hash, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

const idLength = 22;
export const idOf = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

export const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** The registration that a link or a code speaks of; undefined if it can be none of ours. */
export function subjectOf(secret: string): string | undefined {
  if (!/^[\w-]{44,100}$/.test(secret)) return undefined;
  const hex = Buffer.from(secret.slice(0, idLength), 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface FirstSecrets {
  readonly link: string;
  readonly code: string;
}

const mostFresh = 2000;

/**
 * Links and check-in codes. Each begins with the registration's id, which is no secret and lets it be found without
 * an index on hashes; the rest is an HMAC over id and generation, so that it can be made again for every mail.
 */
@Injectable()
export class PlaceSecrets {
  private readonly fresh = new Map<string, FirstSecrets>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** 256 bits. */
  linkToken(id: string, generation: number): string {
    return idOf(id) + linkSecret(this.settings.linkKey, 'place', id, generation);
  }

  /** 132 bits: short enough for a small QR code. */
  checkInCode(id: string, generation: number): string {
    return idOf(id) + linkSecret(this.settings.linkKey, 'check-in', id, generation).slice(0, 22);
  }

  /** The first ones of a place: made for its row, and asked for once more to answer whoever signed up. */
  first(id: string): FirstSecrets {
    const known = this.fresh.get(id);
    if (known) {
      this.fresh.delete(id);
      return known;
    }
    const made = { link: this.linkToken(id, 1), code: this.checkInCode(id, 1) };
    // Of groups nobody asks again.
    if (this.fresh.size >= mostFresh) this.fresh.clear();
    this.fresh.set(id, made);
    return made;
  }

  /** Confirms that an e-mail is its owner's; 256 bits. */
  confirmToken(id: string, generation: number): string {
    return idOf(id) + linkSecret(this.settings.linkKey, 'confirm-email', id, generation);
  }

  /** Opens an invitation; 256 bits. */
  invitationToken(id: string, generation: number): string {
    return idOf(id) + linkSecret(this.settings.linkKey, 'invitation', id, generation);
  }

  link(id: string, generation: number): string {
    return this.page('place', this.linkToken(id, generation));
  }

  /** No secret: what everybody may open who may see the event. */
  eventPage(eventId: string): string {
    return `${this.settings.publicUrl.replace(/\/$/, '')}/events/${eventId}`;
  }

  /** The page that a token opens; behind `#`, so that no server's log ever holds it. */
  page(name: 'place' | 'invitation' | 'confirm', token: string): string {
    return `${this.settings.publicUrl.replace(/\/$/, '')}/${name}#${token}`;
  }
}
