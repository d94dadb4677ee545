import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands for the gateway: signs who calls, and serves the key to check it. */
export async function startTokenIssuer(): Promise<{
  jwksUrl: string;
  bearer(roles: string[]): Promise<string>;
  stop(): void;
}> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'EdDSA' }] });
  const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    bearer: async (roles) =>
      `Bearer ${await new SignJWT({ roles, hosts: [], memberOf: [], name: 'bench' })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'bench' })
        .setSubject(randomUUID())
        .setIssuer('zuomei-gateway')
        .setAudience('zuomei')
        .setExpirationTime('1h')
        .sign(privateKey)}`,
    stop: () => server.close(),
  };
}
