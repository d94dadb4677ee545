import { Inject, Injectable } from '@nestjs/common';
import { APIError } from 'better-auth/api';
import { DataSource } from 'typeorm';
import { User } from '../users/user.entity.js';
import { SIGN_IN_LIMIT } from '../settings.js';
import { AuthEngine } from './auth-engine.js';
import { WrongCredentials } from './auth.errors.js';
import { TryLimit } from './try-limit.js';

export interface SignedInNow {
  readonly token: string;
  readonly user: User;
  readonly cookies: string[];
}

/**
 * Signs in with e-mail and password. Only failures count against the limits: per address and e-mail, per e-mail from
 * anywhere (5 times as many) and per address for any e-mail (10 times as many; an office shares one).
 */
@Injectable()
export class SignIn {
  private readonly tries = new TryLimit(600);

  constructor(
    private readonly engine: AuthEngine,
    private readonly db: DataSource,
    @Inject(SIGN_IN_LIMIT) private readonly limit: number,
  ) {}

  /** @throws WrongCredentials | TooManyTries */
  async execute(email: string, password: string, address: string): Promise<SignedInNow> {
    const who = email.trim().toLowerCase();
    const limits = [
      { key: `both ${address} ${who}`, limit: this.limit },
      { key: `email ${who}`, limit: this.limit * 5 },
      { key: `address ${address}`, limit: this.limit * 10 },
    ];
    // Taken before the password is looked at, so that a hundred guesses at once are a hundred guesses.
    this.tries.take(limits);
    const signedIn = await this.check(who, password);
    this.tries.giveBack(limits.map(({ key }) => key));
    return signedIn;
  }

  private async check(email: string, password: string): Promise<SignedInNow> {
    try {
      const { headers, response } = await this.engine.api.signInEmail({
        body: { email, password },
        headers: new Headers(),
        returnHeaders: true,
      });
      const user = await this.db.getRepository(User).findOneByOrFail({ id: response.user.id });
      if (user.disabled) {
        await this.db.query('DELETE FROM sessions WHERE user_id = $1', [user.id]);
        throw new WrongCredentials();
      }
      return { token: response.token, user, cookies: headers.getSetCookie() };
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) throw new WrongCredentials();
      throw error;
    }
  }
}
