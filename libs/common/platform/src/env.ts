/** One environment variable that a service reads; docker-compose.yml is held against these. */
export interface EnvVariable {
  readonly name: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly fallback?: string;
}

interface Field<T> extends EnvVariable {
  parse(raw: string | undefined): T;
}

type Values<F extends Record<string, Field<unknown>>> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The environment is not usable; `problems` name every bad variable and what to do about it. */
export class ConfigProblem extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

const given = (name: string, raw: string | undefined, fallback: string | undefined): string => {
  const value = raw === undefined || raw === '' ? fallback : raw;
  if (value === undefined) throw new Error(`${name} is missing: set it in the environment`);
  return value;
};

function field<T>(
  name: string,
  fallback: string | undefined,
  read: (value: string) => T,
  more: Partial<EnvVariable> = {},
): Field<T> {
  return {
    name,
    required: fallback === undefined,
    secret: false,
    ...(fallback === undefined ? {} : { fallback }),
    ...more,
    parse: (raw) => read(given(name, raw, fallback)),
  };
}

const whole = (name: string, value: string): number => {
  if (!/^\d+$/.test(value)) throw new Error(`${name} must be a whole number, not "${value}"`);
  return Number(value);
};

export const env = {
  text: (name: string, fallback?: string): Field<string> => field(name, fallback, (v) => v),
  optional: (name: string): Field<string | undefined> => ({
    name,
    required: false,
    secret: false,
    parse: (raw) => (raw === undefined || raw === '' ? undefined : raw),
  }),
  number: (name: string, fallback?: number): Field<number> => field(name, fallback?.toString(), (v) => whole(name, v)),
  port: (name: string, fallback?: number): Field<number> =>
    field(name, fallback?.toString(), (v) => {
      const port = whole(name, v);
      if (port > 65535) throw new Error(`${name} must be a port between 0 and 65535, not ${v}`);
      return port;
    }),
  flag: (name: string, fallback: boolean): Field<boolean> =>
    field(name, String(fallback), (v) => {
      if (!['true', 'false', '1', '0'].includes(v)) throw new Error(`${name} must be true or false, not "${v}"`);
      return v === 'true' || v === '1';
    }),
  url: (name: string, fallback?: string): Field<string> =>
    field(name, fallback, (v) => {
      if (!URL.canParse(v)) throw new Error(`${name} must be a URL`);
      return v;
    }),
  /** At least 32 characters; never printed. */
  secret: (name: string): Field<string> =>
    field(
      name,
      undefined,
      (v) => {
        if (v.length < 32)
          throw new Error(`${name} must have at least 32 characters: make one with openssl rand -hex 32`);
        return v;
      },
      { secret: true },
    ),
};

export interface Config<V> {
  readonly spec: EnvVariable[];
  read(environment?: NodeJS.ProcessEnv): V;
}

/** Declares what a service reads from its environment. `read` throws ConfigProblem naming every bad variable. */
export function defineConfig<F extends Record<string, Field<unknown>>>(fields: F): Config<Values<F>> {
  return {
    spec: Object.values(fields).map(({ name, required, secret, fallback }) => ({
      name,
      required,
      secret,
      ...(fallback === undefined ? {} : { fallback }),
    })),
    read(environment = process.env) {
      const problems: string[] = [];
      const entries = Object.entries(fields).map(([key, f]) => {
        try {
          return [key, f.parse(environment[f.name])];
        } catch (problem) {
          problems.push((problem as Error).message);
          return [key, undefined];
        }
      });
      if (problems.length > 0) throw new ConfigProblem(problems);
      return Object.fromEntries(entries) as Values<F>;
    },
  };
}

/** What every service reads. */
export const commonEnv = {
  logLevel: env.text('LOG_LEVEL', 'info'),
  serviceHost: env.text('SERVICE_HOST', '127.0.0.1'),
  jwksUrl: env.url('JWKS_URL', 'http://127.0.0.1:3000/api/auth/jwks'),
  serviceKey: env.secret('SERVICE_KEY'),
  publicUrl: env.url('PUBLIC_URL', 'http://127.0.0.1:3000'),
  /** Whose X-Forwarded-For is believed: addresses, CIDRs or the words loopback, linklocal, uniquelocal. */
  trustProxy: env.text('TRUST_PROXY', 'loopback'),
};

export interface CommonSettings {
  logLevel: string;
  serviceHost: string;
  jwksUrl: string;
  serviceKey: string;
  publicUrl: string;
  trustProxy: string;
}
