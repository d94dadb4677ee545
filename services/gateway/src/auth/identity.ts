import { Injectable } from '@nestjs/common';
import { AuthEngine, serviceTokenSeconds } from './auth-engine.js';

export interface SignedIn {
  readonly kind: 'user';
  readonly userId: string;
  /** For the services: who it is and what they may do, signed. */
  readonly serviceToken: string;
}

/** `refused`: a bearer token was shown that is not, or no longer, good. A stale cookie is just nobody. */
export type Identity = SignedIn | { readonly kind: 'anonymous' } | { readonly kind: 'refused' };

interface Remembered {
  readonly identity: Promise<Identity>;
  readonly until: number;
}

const anonymous: Identity = { kind: 'anonymous' };
const refused: Identity = { kind: 'refused' };
const rememberMs = 30_000;
const most = 5000;

/** Finds out who sends a request, once in 30 s for each session. */
@Injectable()
export class Identities {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly engine: AuthEngine) {}

  /** @param cookie the whole Cookie header; a bearer token wins over it */
  async of(authorization: string | undefined, cookie: string | undefined): Promise<Identity> {
    if (authorization !== undefined) {
      const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) return refused;
      const found = await this.recall(`bearer ${token}`, new Headers({ authorization: `Bearer ${token}` }));
      return found.kind === 'anonymous' ? refused : found;
    }
    const name = await this.engine.sessionCookieName();
    const value = cookieValue(cookie, name);
    if (value === undefined) return anonymous;
    return this.recall(`cookie ${value}`, new Headers({ cookie: `${name}=${value}` }));
  }

  /**
   * After a sign-out or a change of a user's rights. It forgets everybody: that is rare, and what is being looked up
   * at this moment may rest on what was true before, so it must not be kept either.
   */
  forget(): void {
    this.remembered.clear();
  }

  private recall(key: string, headers: Headers): Promise<Identity> {
    const known = this.remembered.get(key);
    if (known && known.until > Date.now()) return known.identity;
    const identity = this.lookUp(headers);
    this.remember(key, { identity, until: Date.now() + rememberMs });
    // Only who is signed in is worth remembering; a failure or a stranger is looked up again.
    const drop = (): void => {
      if (this.remembered.get(key)?.identity === identity) this.remembered.delete(key);
    };
    void identity.then((found) => (found.kind === 'user' ? undefined : drop()), drop);
    return identity;
  }

  private remember(key: string, entry: Remembered): void {
    if (this.remembered.size >= most) {
      for (const [old, { until }] of this.remembered) if (until <= Date.now()) this.remembered.delete(old);
      if (this.remembered.size >= most) this.remembered.clear();
    }
    this.remembered.set(key, entry);
  }

  private async lookUp(headers: Headers): Promise<Identity> {
    const session = await this.engine.api.getSession({ headers, query: { disableRefresh: true } });
    if (!session || session.user.disabled) return anonymous;
    const { id, name, roles, hosts, memberOf } = session.user;
    const exp = Math.floor(
      Math.min(Date.now() / 1000 + serviceTokenSeconds, session.session.expiresAt.getTime() / 1000),
    );
    const { token } = await this.engine.api.signJWT({
      body: {
        payload: {
          sub: id,
          name,
          roles: roles,
          hosts,
          memberOf,
          iat: Math.floor(Date.now() / 1000),
          exp,
        },
      },
    });
    return { kind: 'user', userId: id, serviceToken: token };
  }
}

/** The value of one cookie of a Cookie header, as it stands there. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** A Cookie header without one cookie; undefined if nothing is left. */
export function withoutCookie(header: string | undefined, name: string): string | undefined {
  const rest = (header ?? '').split(';').filter((part) => part.split('=')[0]?.trim() !== name);
  const kept = rest.map((part) => part.trim()).filter((part) => part !== '');
  return kept.length > 0 ? kept.join('; ') : undefined;
}
