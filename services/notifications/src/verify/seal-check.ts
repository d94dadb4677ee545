import { webcrypto } from 'node:crypto';
import { sha256Hex } from '@zuomei/platform';
import { Certificate, CryptoEngine } from 'pkijs';
import type { SealTrust } from '../sealing/seal-provider.js';
import type { Inspection } from './inspection.js';
import {
  certificatesIn,
  type Container,
  containerIn,
  isOver,
  holdsTogether,
  readContainer,
} from './signature-container.js';

const byteRange =
  /\/ByteRange\s{0,20}\[\s{0,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{0,20}\]/g;
const mostSignatures = 20;
/** Our own: the library that seals puts one of its own in the place all share, and that cannot do all of this. */
const engine = new CryptoEngine({ name: 'verify', crypto: webcrypto });

interface Signature {
  /** Nothing in the file but the signature itself lies outside of what it covers. */
  whole: boolean;
  signed: Uint8Array;
  cms: Uint8Array;
}

/** The signatures of a file, by their byte ranges; a range that cannot be true is left out. */
function signaturesIn(bytes: Buffer, text: string): Signature[] {
  const found: Signature[] = [];
  for (const match of [...text.matchAll(byteRange)].slice(-mostSignatures)) {
    const [start, first, second, rest] = match.slice(1).map(Number) as [number, number, number, number];
    if (start !== 0 || first >= second || second + rest > bytes.length) continue;
    // Between the two parts there may be the hexadecimal signature and nothing else, or content could hide there.
    const gap = text.slice(first, second);
    const cms = containerIn(gap);
    if (!cms) continue;
    found.push({
      whole: second + rest === bytes.length,
      signed: Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, second + rest)]),
      cms,
    });
  }
  return found;
}

const plain = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const derOf = (certificate: Certificate): Uint8Array => new Uint8Array(certificate.toSchema(false).toBER(false));

async function check(signature: Signature, trust: SealTrust): Promise<'ours' | 'broken' | 'foreign'> {
  let container: Container;
  let ours: Certificate | undefined;
  try {
    container = readContainer(signature.cms);
    ours = certificatesIn(container.signed).find((one) => trust.ownSeals.includes(sha256Hex(derOf(one))));
  } catch {
    return 'foreign';
  }
  if (!ours) return 'foreign';
  const { signed: signedData, isExact } = container;
  if (!signature.whole || !isOver(signature.signed, signedData)) return 'broken';
  try {
    const verdict = await signedData.verify(
      {
        signer: 0,
        data: plain(signature.signed),
        checkChain: true,
        // An earlier seal of ours was good in its time.
        checkDate: new Date(Math.min(Date.now(), ours.notAfter.value.getTime())),
        trustedCerts: trust.authorities.map((der) => Certificate.fromBER(plain(der))),
        extendedMode: true,
      },
      engine,
    );
    const by = verdict.signerCertificate;
    // A certificate that merely lies beside the signature proves nothing: it is the signer's that counts.
    const bySeal = by !== null && by !== undefined && trust.ownSeals.includes(sha256Hex(derOf(by)));
    const good = verdict.signatureVerified === true && verdict.signerCertificateVerified === true && bySeal;
    const whole = good && isExact() && (await holdsTogether(signedData, trust.authorities, engine));
    return whole ? 'ours' : 'broken';
  } catch {
    return 'broken';
  }
}

/** What the signatures of a file are worth; bytes appended after our seal break it. */
export async function sealOf(bytes: Buffer, text: string, trust: SealTrust): Promise<Inspection['seal']> {
  const verdicts = [];
  for (const signature of signaturesIn(bytes, text)) verdicts.push(await check(signature, trust));
  if (verdicts.includes('ours')) return 'ours';
  if (verdicts.includes('broken')) return 'broken';
  if (verdicts.includes('foreign')) return 'foreign';
  // A byte range that leads nowhere is what is left of a signature.
  return text.includes('/ByteRange') ? 'foreign' : 'none';
}
