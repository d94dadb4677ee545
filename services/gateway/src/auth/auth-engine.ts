import { newId, log } from '@zuomei/platform';
import { betterAuth } from 'better-auth';
import { bearer, jwt } from 'better-auth/plugins';
import { getAdapter } from 'better-auth/db/adapter';
import { getMigrations } from 'better-auth/db/migration';
import { Pool } from 'pg';
import { withHashedSessions } from './hashed-sessions.js';

export interface AuthEngineSettings {
  readonly databaseUrl: string;
  readonly authSecret: string;
  readonly publicUrl: string;
}

export const sessionDays = 7;
/** Seconds a token for the services lives; nobody outside ever holds one. */
export const serviceTokenSeconds = 300;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

type Tables = Awaited<ReturnType<typeof getAdapter>>;

function optionsFor(settings: AuthEngineSettings, database: Pool | (() => Tables)) {
  return {
    appName: 'zuomei',
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.authSecret,
    database,
    telemetry: { enabled: false },
    logger: {
      level: 'warn' as const,
      // The message only: its arguments may hold what a person typed.
      log: (level: string, message: string) => log('better-auth').debug({ level }, message),
    },
    // Guessing is stopped by SignInLimit, which knows the caller's address behind proxies.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 200 },
    advanced: {
      cookiePrefix: 'zuomei',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: {
        roles: { type: 'string[]' as const, required: true, input: false },
        hosts: { type: 'string[]' as const, required: true, input: false },
        memberOf: { type: 'string[]' as const, required: true, input: false, fieldName: 'member_of' },
        locale: { type: 'string' as const, required: true, input: false },
        disabled: { type: 'boolean' as const, required: true, input: false },
        version: { type: 'number' as const, required: true, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      expiresIn: sessionDays * 86_400,
      updateAge: 86_400,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
    plugins: [
      bearer(),
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA' as const, crv: 'Ed25519' as const } },
        jwt: { issuer: 'zuomei-gateway', audience: 'zuomei', expirationTime: `${serviceTokenSeconds}s` },
        schema: {
          jwks: {
            modelName: 'signing_keys',
            fields: {
              publicKey: 'public_key',
              privateKey: 'private_key',
              createdAt: 'created_at',
              expiresAt: 'expires_at',
            },
          },
        },
      }),
    ],
  };
}

const engine = (settings: AuthEngineSettings, tables: Tables) =>
  betterAuth(optionsFor(settings, () => withHashedSessions(tables)));

/**
 * better-auth, used as a library: it hashes passwords, keeps sessions, signs cookies and tokens. Its own router is
 * mounted nowhere, so an endpoint of it that we did not write down is not there.
 */
export class AuthEngine {
  private constructor(
    private readonly pool: Pool,
    private readonly auth: ReturnType<typeof engine>,
  ) {}

  /** Opens its connections and brings its tables up to date; two gateways starting at once do so in turn. */
  static async open(settings: AuthEngineSettings): Promise<AuthEngine> {
    const pool = new Pool({ connectionString: settings.databaseUrl, max: 10, connectionTimeoutMillis: 5000 });
    pool.on('error', (error) => log('database').warn({ reason: error.message }, 'idle connection lost'));
    const lock = await pool.connect();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
      await (await getMigrations(optionsFor(settings, pool))).runMigrations();
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
      lock.release();
    }
    return new AuthEngine(pool, engine(settings, await getAdapter(optionsFor(settings, pool))));
  }

  get api(): ReturnType<typeof engine>['api'] {
    return this.auth.api;
  }

  async hashPassword(password: string): Promise<string> {
    return (await this.auth.$context).password.hash(password);
  }

  async verifyPassword(hash: string, password: string): Promise<boolean> {
    return (await this.auth.$context).password.verify({ hash, password });
  }

  /** The name of the session's cookie; `__Secure-` before it when the product is served over https. */
  async sessionCookieName(): Promise<string> {
    return (await this.auth.$context).authCookies.sessionToken.name;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}

const migrationLock = 7_301_987;
