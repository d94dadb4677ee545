import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An authority with a seal, a revocation list and a time-stamp service of its own, by the openssl of this machine. */
export interface SealAuthority {
  p12: string;
  password: string;
  ca: string;
  tsaUrl: string;
  /** What the time-stamp service does with its next questions. */
  mode: 'stamps' | 'refuses' | 'stamps something else';
  /** Without it nobody can tell whether a certificate was taken back. */
  hasRevocationList: boolean;
  /** What its OCSP service knows of the seal, if it answers at all. */
  ocsp: 'good' | 'revoked' | 'silent';
  asked: number;
  stop(): void;
}

const sections = (url: string): string => `
[ca]
default_ca = own
[own]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 30
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${url}/ca.crl
authorityInfoAccess = OCSP;URI:${url}/ocsp
[ocsp]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
1.3.6.1.5.5.7.48.1.5 = ASN1:NULL
authorityKeyIdentifier = keyid
[stamp]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${url}/ca.crl
[tsa]
serial = serial
signer_cert = tsa.crt
signer_key = tsa.key
certs = ca.crt
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

/** What the authority's book says of the seal: good, or taken back. */
async function indexLine(cwd: string, state: 'V' | 'R'): Promise<string> {
  const { stdout } = await run('openssl', ['x509', '-in', 'seal.crt', '-noout', '-serial'], { cwd });
  const serial = stdout.trim().replace('serial=', '');
  return `${state}\t401231000000Z\t${state === 'R' ? '260101000000Z' : ''}\t${serial}\tunknown\t/CN=Test seal\n`;
}

async function makeFiles(cwd: string, url: string): Promise<void> {
  const openssl = (...given: string[]) => run('openssl', given, { cwd });
  await writeFile(join(cwd, 'own.cnf'), sections(url));
  await writeFile(join(cwd, 'index.txt'), '');
  for (const file of ['crlnumber', 'serial']) await writeFile(join(cwd, file), '01\n');
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  await openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '3650',
    '-subj',
    '/CN=Test CA',
    ...usage,
  );
  for (const [name, section] of [
    ['seal', 'leaf'],
    ['tsa', 'stamp'],
    ['ocsp', 'ocsp'],
  ] as const) {
    await openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=Test ${name}`);
    const by = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'own.cnf', '-extensions', section];
    await openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.crt`, '-days', '365', ...by);
  }
  await writeFile(join(cwd, 'index.txt'), await indexLine(cwd, 'V'));
  await writeFile(join(cwd, 'revoked.txt'), await indexLine(cwd, 'R'));
  await openssl('ca', '-config', 'own.cnf', '-gencrl', '-keyfile', 'ca.key', '-cert', 'ca.crt', '-out', 'ca.pem.crl');
  await openssl('crl', '-in', 'ca.pem.crl', '-outform', 'DER', '-out', 'ca.crl');
  const parts = ['-inkey', 'seal.key', '-in', 'seal.crt', '-certfile', 'ca.crt'];
  await openssl('pkcs12', '-export', ...parts, '-out', 'seal.p12', '-passout', 'pass:test');
}

export async function sealAuthority(): Promise<SealAuthority> {
  const cwd = await mkdtemp(join(tmpdir(), 'zuomei-tsa-'));
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      answer(request.url ?? '', Buffer.concat(chunks)).then(
        ([type, body]) => response.writeHead(body ? 200 : 503, { 'content-type': type }).end(body),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await makeFiles(cwd, url);
  const authority: SealAuthority = {
    p12: join(cwd, 'seal.p12'),
    password: 'test',
    ca: await readFile(join(cwd, 'ca.crt'), 'utf8'),
    tsaUrl: `${url}/tsa`,
    mode: 'stamps',
    hasRevocationList: true,
    ocsp: 'good',
    asked: 0,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  async function answer(path: string, question: Buffer): Promise<[string, Buffer | undefined]> {
    if (path === '/ca.crl')
      return ['application/pkix-crl', authority.hasRevocationList ? await readFile(join(cwd, 'ca.crl')) : undefined];
    if (path === '/ocsp')
      return ['application/ocsp-response', authority.ocsp === 'silent' ? undefined : await ocspAnswer(question)];
    authority.asked += 1;
    const type = 'application/timestamp-reply';
    if (authority.mode === 'refuses') return [type, undefined];
    const name = join(cwd, `question-${authority.asked}`);
    if (authority.mode === 'stamps something else') {
      await run('openssl', ['ts', '-query', '-data', join(cwd, 'own.cnf'), '-sha256', '-cert', '-out', name]);
    } else await writeFile(name, question);
    await run(
      'openssl',
      ['ts', '-reply', '-config', 'own.cnf', '-section', 'tsa', '-queryfile', name, '-out', `${name}.tsr`],
      { cwd },
    );
    return [type, await readFile(`${name}.tsr`)];
  }
  async function ocspAnswer(question: Buffer): Promise<Buffer> {
    const name = join(cwd, `ocsp-${randomUUID()}`);
    await writeFile(name, question);
    const index = authority.ocsp === 'revoked' ? 'revoked.txt' : 'index.txt';
    const by = ['-index', index, '-CA', 'ca.crt', '-rsigner', 'ocsp.crt', '-rkey', 'ocsp.key', '-ndays', '7'];
    await run('openssl', ['ocsp', ...by, '-reqin', name, '-respout', `${name}.der`], { cwd });
    return readFile(`${name}.der`);
  }
  return authority;
}
