import type { Client } from './client.ts';

/** Opens the mailed link, reads the file and signs with a typed name, as the signing page does. */
export async function signFromLink(client: Client, token: string, name: string): Promise<void> {
  const opened = await client.raw('POST', '/api/signing/sessions', { guest: true, body: { token } });
  const session = (await opened.json()) as { consent: { version: string } };
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  await client.raw('GET', '/api/signing/document', { headers: { cookie } });
  await client.do('POST', '/api/signing/sign', {
    headers: { cookie },
    body: { consentVersion: session.consent.version, signature: { kind: 'typed', value: name } },
  });
}
