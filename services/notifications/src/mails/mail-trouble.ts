/**
 * Why a mail did not leave. `address`: this one never will; `passing`: try this one again later; `connection`:
 * either the server is away for everybody, or this one mail made it hang up.
 */
export interface MailTrouble {
  kind: 'address' | 'passing' | 'connection';
  /** Codes and numbers only: a server's words repeat the address. */
  code: string;
}

const connectionCodes = new Set([
  'ECONNECTION',
  'ESOCKET',
  'ETIMEDOUT',
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EPROXY',
  'EPROTOCOL',
]);

/** Reads what the mail program threw. A permanent answer (5xx) to one mail is final; all else may pass. */
export function troubleOf(error: unknown): MailTrouble {
  const { code, responseCode, response } = (error ?? {}) as Record<'code' | 'responseCode' | 'response', unknown>;
  const name = typeof code === 'string' && /^[A-Z0-9_]{1,30}$/.test(code) ? code : 'EUNKNOWN';
  if (connectionCodes.has(name)) return { kind: 'connection', code: name };
  if (typeof responseCode === 'number') {
    const detail = typeof response === 'string' ? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0] : undefined;
    // 503 speaks of the session, not of the mail.
    const final = responseCode >= 500 && responseCode !== 503;
    return { kind: final ? 'address' : 'passing', code: `SMTP_${responseCode}${detail ? ` ${detail}` : ''}` };
  }
  // An address that no server would be asked about.
  return { kind: name === 'EENVELOPE' ? 'address' : 'passing', code: name };
}
