import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, Null, type OctetString, Sequence } from 'asn1js';
import {
  type AlgorithmIdentifier,
  type Attribute,
  type AuthorityKeyIdentifier,
  Certificate,
  ContentInfo,
  type ICryptoEngine,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';

/*
 * The container of a signature is all of a file that the signature does not cover. Whoever changes something in it
 * changes no word of the file, but the file is not the one that was sealed any more: its parts must hold each other.
 */

const signedDataType = '1.2.840.113549.1.7.2';
const messageDigest = '1.2.840.113549.1.9.4';
const sha256 = '2.16.840.1.101.3.4.2.1';
const plainData = '1.2.840.113549.1.7.1';
const timeStampInfo = '1.2.840.113549.1.9.16.1.4';
const timeStampAttribute = '1.2.840.113549.1.9.16.2.14';

const plain = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const hexOf = ({ valueBlock }: OctetString): string => Buffer.from(valueBlock.valueHexView).toString('hex');
const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema(false).toBER(false));
export const certificatesIn = (signed: SignedData): Certificate[] =>
  (signed.certificates ?? []).filter((one) => one instanceof Certificate);

/** The signature between the angle brackets, in hexadecimal of one case, padded with zeros; nothing for anything else. */
export function containerIn(gap: string): Buffer | undefined {
  const hex = /^<([0-9a-f]*|[0-9A-F]*)>$/.exec(gap)?.[1];
  return hex === undefined || hex.length % 2 === 1 ? undefined : Buffer.from(hex, 'hex');
}

export interface Container {
  signed: SignedData;
  /** False where the same could be written otherwise, or more than zeros stand behind it. */
  isExact: () => boolean;
}

/** @throws Error for what is no signature */
export function readContainer(bytes: Uint8Array): Container {
  const { offset, result } = fromBER(plain(bytes));
  const content = new ContentInfo({ schema: result });
  const signed = new SignedData({ schema: content.content });
  return {
    signed,
    isExact: () => {
      const again = new ContentInfo({ contentType: signedDataType, content: signed.toSchema(true) });
      const written = Buffer.from(again.toSchema().toBER(false));
      return written.equals(bytes.subarray(0, offset)) && bytes.subarray(offset).every((byte) => byte === 0);
    },
  };
}

/** Whether it is these bytes that were signed. It proves nothing yet, but most files that were changed end here. */
export function isOver(bytes: Uint8Array, { signerInfos: [signer] }: SignedData): boolean {
  const digest = signer?.signedAttrs?.attributes.find(({ type }) => type === messageDigest)?.values[0] as
    OctetString | undefined;
  if (signer?.digestAlgorithm.algorithmId !== sha256 || !digest) return false;
  return hexOf(digest) === createHash('sha256').update(bytes).digest('hex');
}

/** Whether what our signature does not sign of its own container is as it was put there. */
export async function holdsTogether(
  signed: SignedData,
  authorities: readonly Uint8Array[],
  engine: ICryptoEngine,
): Promise<boolean> {
  const [signer, ...more] = signed.signerInfos;
  if (!signer || more.length > 0 || !isFramed(signed, signer, plainData) || signed.encapContentInfo.eContent)
    return false;
  const [stamp, ...others] = signer.unsignedAttrs?.attributes ?? [];
  if (others.length > 0) return false;
  const holds = stamp === undefined || (await stampHolds(stamp, signer, authorities, engine));
  return holds && certificatesHold(signed, authorities);
}

/** The only place beside the content where bytes may stand that no check reads. */
const isPlainAlgorithm = ({ algorithmParams: given }: AlgorithmIdentifier): boolean =>
  given === undefined || given instanceof Null || given instanceof Sequence;

function isFramed(signed: SignedData, signer: SignerInfo, type: string): boolean {
  const [digest, ...more] = signed.digestAlgorithms;
  return (
    signed.version === (type === plainData ? 1 : 3) &&
    signer.version === 1 &&
    signer.sid instanceof IssuerAndSerialNumber &&
    more.length === 0 &&
    digest?.isEqual(signer.digestAlgorithm) === true &&
    [signer.digestAlgorithm, signer.signatureAlgorithm].every(isPlainAlgorithm) &&
    signed.encapContentInfo.eContentType === type
  );
}

/** A time-stamp is over the value of the signature, and vouched for by a certificate that came with it. */
async function stampHolds(
  { type, values }: Attribute,
  { signature }: SignerInfo,
  authorities: readonly Uint8Array[],
  engine: ICryptoEngine,
): Promise<boolean> {
  if (type !== timeStampAttribute || values.length !== 1) return false;
  const { signed, isExact } = readContainer(new Uint8Array((values[0] as { toBER(): ArrayBuffer }).toBER()));
  const [signer] = signed.signerInfos;
  if (!isExact() || !signer || !isFramed(signed, signer, timeStampInfo) || signer.unsignedAttrs) return false;
  const data = plain(signature.valueBlock.valueHexView);
  const verified = await signed.verify({ signer: 0, data, checkChain: false, extendedMode: true }, engine);
  return verified.signatureVerified === true && certificatesHold(signed, authorities);
}

/** Each is signed by another of them or by an authority; only who issued the last of a chain need not be known. */
function certificatesHold(signed: SignedData, authorities: readonly Uint8Array[]): boolean {
  const all = certificatesIn(signed).map((certificate) => ({
    certificate,
    read: new X509Certificate(derOf(certificate)),
  }));
  const known = [...all.map(({ read }) => read), ...authorities.map((der) => new X509Certificate(der))];
  return all.every(({ certificate, read }) => {
    const issuers = known.filter(({ subject }) => subject === read.issuer);
    if (issuers.length === 0) return isIssuedByAnother(certificate);
    return issuers.some(({ publicKey }) => read.verify(publicKey));
  });
}

/** A root of which the issuer was changed would pass for one that is not known. */
function isIssuedByAnother({ extensions = [] }: Certificate): boolean {
  const parsed = (id: string): unknown => extensions.find(({ extnID }) => extnID === id)?.parsedValue;
  const own = parsed('2.5.29.14') as OctetString | undefined;
  const issuers = (parsed('2.5.29.35') as AuthorityKeyIdentifier | undefined)?.keyIdentifier;
  return own !== undefined && issuers !== undefined && hexOf(issuers) !== hexOf(own);
}
