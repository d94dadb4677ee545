/** Where the running product is; `npm test` starts it and says so. */
export const at = {
  url: process.env['BASE_URL'] ?? 'http://127.0.0.1:3000',
  mailbox: process.env['MAILBOX_URL'] ?? 'http://127.0.0.1:2580',
  adminEmail: process.env['ADMIN_EMAIL'] ?? 'admin@zuomei.example',
  adminPassword: process.env['ADMIN_PASSWORD'] ?? '',
};

export interface Answer<T> {
  status: number;
  body: T;
  bytes: Buffer;
  headers: Headers;
}

export interface CallOptions {
  body?: unknown;
  form?: FormData;
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** One call as a program makes it: JSON in, JSON out, a bearer token where there is one. */
export async function call<T = Record<string, unknown>>(
  method: string,
  path: string,
  { body, form, token, headers = {} }: CallOptions = {},
): Promise<Answer<T>> {
  const response = await fetch(`${at.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined && form === undefined ? {} : { body: form ?? JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    body: (json ? JSON.parse(bytes.toString('utf8')) : undefined) as T,
    bytes,
    headers: response.headers,
  };
}

/** The body of a call that must succeed; what came instead is in the error. */
export async function done<T = Record<string, unknown>>(
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<T> {
  const answer = await call<T>(method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path} → ${answer.status} ${answer.bytes.toString('utf8')}`);
  return answer.body;
}

export async function signIn(email: string, password: string): Promise<string> {
  const { token } = await done<{ token: string }>('POST', '/api/auth/sign-in/email', { body: { email, password } });
  return token;
}

/** What a browser would send back of the cookies it was given. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

let count = 0;
/** A name that no other run on the same data uses. */
export const unique = (stem: string): string => `${stem}-${Date.now().toString(36)}${(count += 1)}`;
export const address = (stem: string): string => `${unique(stem)}@example.com`;

export interface Registration {
  id: string;
  status: string;
  position?: number;
  checkInCode?: string;
  manageToken: string;
}
export interface Agreement {
  id: string;
  number: string;
  status: string;
  signedOn?: string;
  verifyCode?: string;
  envelope: { id: string; status: string; signatories: { name: string; status: string }[] };
}
