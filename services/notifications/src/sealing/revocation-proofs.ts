import { webcrypto, X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import {
  BasicOCSPResponse,
  Certificate,
  CertificateRevocationList,
  CryptoEngine,
  type CRLDistributionPoints,
  type GeneralName,
  type InfoAccess,
  OCSPRequest,
  OCSPResponse,
} from 'pkijs';

/** What proves later, without asking anybody, that certificates were good when a file was sealed. */
export interface Proofs {
  certificates: Uint8Array[];
  ocsps: Uint8Array[];
  crls: Uint8Array[];
}

const distributionPoints = '2.5.29.31';
const authorityAccess = '1.3.6.1.5.5.7.1.1';
const ocspMethod = '1.3.6.1.5.5.7.48.1';
const issuersMethod = '1.3.6.1.5.5.7.48.2';
const uri = 6;
const patienceMilliseconds = 10_000;
/** Our own: the library that seals puts one of its own in the place all share. */
const engine = new CryptoEngine({ name: 'proofs', crypto: webcrypto });

const plain = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const read = (der: Uint8Array): Certificate => Certificate.fromBER(plain(der));
const nameOf = (der: Uint8Array): string => new X509Certificate(der).subject.replaceAll('\n', ', ');

/**
 * Asks for every certificate between these and their roots whether it was taken back: the OCSP service it names, or
 * else its revocation list. @throws Error naming the first for which that cannot be had, or which was taken back
 */
export async function gatherProofs(leaves: Uint8Array[], known: Uint8Array[]): Promise<Proofs> {
  const proofs: Proofs = { certificates: [], ocsps: [], crls: [] };
  const seen = new Set<string>();
  for (const leaf of leaves) {
    let certificate = new X509Certificate(leaf);
    while (!seen.has(certificate.fingerprint256)) {
      seen.add(certificate.fingerprint256);
      proofs.certificates.push(certificate.raw);
      // Who vouches for itself is trusted or not; nobody says that it was taken back.
      if (certificate.checkIssued(certificate)) break;
      const issuer = await issuerOf(certificate, known);
      await proveGood(certificate.raw, issuer.raw, proofs);
      certificate = issuer;
    }
  }
  return proofs;
}

async function issuerOf(certificate: X509Certificate, known: Uint8Array[]): Promise<X509Certificate> {
  const issued = (other: X509Certificate): boolean =>
    certificate.checkIssued(other) && certificate.verify(other.publicKey);
  const found = known.map((der) => new X509Certificate(der)).find(issued);
  if (found) return found;
  const address = accessOf(read(certificate.raw), issuersMethod);
  const fetched = address === undefined ? undefined : await ask(address).then((der) => new X509Certificate(der), none);
  if (fetched && issued(fetched)) return fetched;
  throw new Error(`who issued ${nameOf(certificate.raw)} is not known; put that certificate into SEAL_TRUST`);
}

async function proveGood(der: Uint8Array, issuer: Uint8Array, proofs: Proofs): Promise<void> {
  const ocsp = await ocspOf(read(der), read(issuer)).catch(none);
  if (ocsp?.revoked) throw new Error(`the certificate ${nameOf(der)} was revoked`);
  if (ocsp) {
    proofs.ocsps.push(ocsp.bytes);
    return;
  }
  const list = await listOf(read(der), read(issuer)).catch(none);
  if (!list) throw new Error(`neither OCSP nor a revocation list for the certificate ${nameOf(der)}`);
  if (list.revoked) throw new Error(`the certificate ${nameOf(der)} was revoked`);
  if (!proofs.crls.some((one) => Buffer.from(one).equals(list.bytes))) proofs.crls.push(list.bytes);
}

interface Said {
  bytes: Uint8Array;
  revoked: boolean;
}

async function ocspOf(certificate: Certificate, issuer: Certificate): Promise<Said | undefined> {
  const address = accessOf(certificate, ocspMethod);
  if (address === undefined) return undefined;
  const request = new OCSPRequest();
  await request.createForCertificate(certificate, { hashAlgorithm: 'SHA-1', issuerCertificate: issuer }, engine);
  const question = new Uint8Array(request.toSchema(true).toBER(false));
  const bytes = await ask(address, { 'content-type': 'application/ocsp-request' }, question);
  const { responseBytes } = OCSPResponse.fromBER(plain(bytes));
  const inner = new Uint8Array(responseBytes?.response.valueBlock.valueHexView ?? []);
  const response = new BasicOCSPResponse({ schema: fromBER(plain(inner)).result });
  // Whoever stands in between could say anything: only what the issuer, or whom it named, has signed counts.
  if (!(await response.verify({ trustedCerts: [issuer], issuerCerts: [issuer] }, engine))) return undefined;
  const { isForCertificate, status } = await response.getCertificateStatus(certificate, issuer, engine);
  return isForCertificate && status < 2 ? { bytes, revoked: status === 1 } : undefined;
}

async function listOf(certificate: Certificate, issuer: Certificate): Promise<Said | undefined> {
  const { distributionPoints: points = [] } = parsed<CRLDistributionPoints>(certificate, distributionPoints);
  const names = points.flatMap((point) => (point.distributionPoint as GeneralName[] | undefined) ?? []);
  const address = names.map(addressIn).find((one) => one !== undefined);
  if (address === undefined) return undefined;
  const bytes = await ask(address);
  const list = CertificateRevocationList.fromBER(plain(bytes));
  if (!(await list.verify({ issuerCertificate: issuer }, engine))) return undefined;
  return { bytes, revoked: list.isCertificateRevoked(certificate) };
}

async function ask(address: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<Buffer> {
  const response = await fetch(address, {
    headers,
    signal: AbortSignal.timeout(patienceMilliseconds),
    ...(body && { method: 'POST', body: plain(body) }),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

const none = (): undefined => undefined;
const parsed = <T>(certificate: Certificate, id: string): Partial<T> =>
  (certificate.extensions?.find((one) => one.extnID === id)?.parsedValue ?? {}) as Partial<T>;
const addressIn = ({ type, value }: GeneralName): string | undefined =>
  type === uri && String(value).startsWith('http') ? String(value) : undefined;

function accessOf(certificate: Certificate, method: string): string | undefined {
  const { accessDescriptions = [] } = parsed<InfoAccess>(certificate, authorityAccess);
  return accessDescriptions
    .filter(({ accessMethod }) => accessMethod === method)
    .map(({ accessLocation }) => addressIn(accessLocation))
    .find((address) => address !== undefined);
}
