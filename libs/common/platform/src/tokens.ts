import { createRemoteJWKSet, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { Caller, type RoleName } from './caller.js';
import { Refusal } from './refusal.js';

const gatewayIssuer = 'zuomei-gateway';
const audience = 'zuomei';

const invalidToken = (): Refusal =>
  new Refusal('unauthenticated', 'INVALID_TOKEN', {
    zh: '登录已失效,请重新登录。',
    en: 'Your sign-in is no longer valid.',
  });

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];

/** A token for the one call between services; lives 60 s. */
export async function signServiceToken(serviceKey: string, issuer: string, target: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(target)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(new TextEncoder().encode(serviceKey));
}

/** Reads who calls from the gateway's short-lived token (EdDSA, JWKS) or another service's (HS256). */
export class TokenReader {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly secret: Uint8Array;
  // A token is verified once and believed until it expires; the gateway uses one for its whole short life.
  private readonly seen = new Map<string, { caller: Caller; until: number }>();

  constructor(
    private readonly service: string,
    jwksUrl: string,
    serviceKey: string,
  ) {
    this.keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3000, cooldownDuration: 1000 });
    this.secret = new TextEncoder().encode(serviceKey);
  }

  /** @throws Refusal INVALID_TOKEN, or TRY_AGAIN while the gateway's keys cannot be had */
  async callerOf(token: string): Promise<Caller> {
    const seen = this.seen.get(token);
    if (seen && seen.until > Date.now()) return seen.caller;
    const { caller, exp } = await this.verify(token);
    if (this.seen.size > 2000) this.seen.clear();
    this.seen.set(token, { caller, until: exp * 1000 });
    return caller;
  }

  private async verify(token: string): Promise<{ caller: Caller; exp: number }> {
    try {
      if (decodeProtectedHeader(token).alg === 'HS256') {
        const { payload } = await jwtVerify(token, this.secret, { audience: this.service, algorithms: ['HS256'] });
        return { caller: new Caller('service', payload.iss, payload.iss), exp: payload.exp ?? 0 };
      }
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: gatewayIssuer,
        audience,
        algorithms: ['EdDSA', 'Ed25519'],
        requiredClaims: ['sub', 'exp'],
      });
      return { caller: userOf(payload), exp: payload.exp ?? 0 };
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw invalidToken();
      if (error instanceof TypeError && error.message === 'Invalid Token or Protected Header formatting')
        throw invalidToken();
      throw new Refusal(
        'unavailable',
        'TRY_AGAIN',
        { zh: '暂时无法核对登录,请稍后再试。', en: 'Sign-in cannot be checked right now; try again in a moment.' },
        { retryAfterSeconds: 1 },
      );
    }
  }
}

const userOf = (payload: JWTPayload): Caller =>
  new Caller(
    'user',
    payload.sub,
    typeof payload['name'] === 'string' ? payload['name'] : undefined,
    list(payload['roles']) as RoleName[],
    list(payload['hosts']),
    list(payload['memberOf']),
  );
