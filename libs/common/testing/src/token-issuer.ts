import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface TestUser {
  id?: string;
  name?: string;
  roles?: string[];
  hosts?: string[];
  memberOf?: string[];
  email?: string;
}

export interface TokenIssuer {
  readonly jwksUrl: string;
  /** What `/internal/staff` answers beside the keys: everybody who was given a token as staff or administrator. */
  readonly staff: Map<string, { id: string; name: string; email: string; locale: string; roles: string[] }>;
  /** A value for the `authorization` header, as the gateway would send it. */
  bearer(user?: TestUser): Promise<string>;
  stop(): Promise<void>;
}

/** Stands in for the gateway: signs users with keys of its own, and says at /internal/staff whom of staff it has signed. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }] });
  const staff: TokenIssuer['staff'] = new Map();
  const server = createServer(({ url }, response) => {
    const body = url === '/internal/staff' ? JSON.stringify({ items: [...staff.values()] }) : keys;
    response.setHeader('content-type', 'application/json').end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    jwksUrl: `http://127.0.0.1:${port}/api/auth/jwks`,
    staff,
    bearer: async ({ id = randomUUID(), name = '测试用户', roles = [], hosts = [], memberOf = [], email } = {}) => {
      if (roles.includes('staff') || roles.includes('admin')) {
        staff.set(id, { id, name, email: email ?? `${id}@example.com`, locale: 'zh-CN', roles });
      }
      const token = await new SignJWT({ name, roles, hosts, memberOf })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
        .setIssuer('zuomei-gateway')
        .setAudience('zuomei')
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
      return `Bearer ${token}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
