import { readFile } from 'node:fs/promises';
import { P12Signer, PDF } from '@libpdf/core';
import { X509Certificate } from 'node:crypto';
import { sha256Hex } from '@zuomei/platform';
import { SealProvider, type Sealed, type SealTrust, SealUnusable } from './seal-provider.js';

export interface P12Files {
  p12: string;
  password: string;
  /** PEM of further trusted authorities, as text. */
  trust: string;
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const derOf = (pem: string): Uint8Array[] => (pem.match(pemBlock) ?? []).map((one) => new X509Certificate(one).raw);

/** The seal in a PKCS#12 file, read once; PAdES B-B by @libpdf/core. */
export class P12Seal extends SealProvider {
  private constructor(
    private readonly signer: P12Signer,
    private readonly authorities: Uint8Array[],
  ) {
    super();
  }

  /** @throws SealUnusable when the file is missing, the password wrong or the certificate out of date */
  static async load({ p12, password, trust }: P12Files): Promise<P12Seal> {
    let bytes: Buffer;
    try {
      bytes = await readFile(p12);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      throw new SealUnusable(`SEAL_P12: ${p12} cannot be read (${code}). Put the file there or correct SEAL_P12.`);
    }
    let signer: P12Signer;
    try {
      signer = await P12Signer.create(bytes, password, { buildChain: false });
    } catch {
      throw new SealUnusable(
        `SEAL_P12: ${p12} does not open: the password (SEAL_P12_PASSWORD) is wrong, or it is no PKCS#12 file with an RSA or EC key.`,
      );
    }
    const own = new X509Certificate(signer.certificate);
    if (Date.parse(own.validTo) < Date.now())
      throw new SealUnusable(`SEAL_P12: the certificate in ${p12} ended on ${own.validTo}. Put a current one there.`);
    // A seal without an issuer beside it vouches for itself.
    const chain = signer.certificateChain.length > 0 ? signer.certificateChain : [signer.certificate];
    return new P12Seal(signer, [...chain, ...derOf(trust)]);
  }

  override async seal(bytes: Uint8Array, reason: string, at: Date): Promise<Sealed> {
    const pdf = await PDF.load(bytes);
    const { bytes: sealed } = await pdf.sign({
      signer: this.signer,
      level: 'B-B',
      fieldName: 'Seal',
      reason,
      signingTime: at,
      estimatedSize: 8192,
    });
    const own = new X509Certificate(this.signer.certificate);
    return {
      bytes: sealed,
      certificateSubject: own.subject.replaceAll('\n', ', '),
      certificateSerial: own.serialNumber.toLowerCase(),
      details: {
        level: 'B-B',
        issuer: own.issuer.replaceAll('\n', ', '),
        validFrom: new Date(own.validFrom).toISOString(),
        validTo: new Date(own.validTo).toISOString(),
      },
    };
  }

  override trust(): Promise<SealTrust> {
    return Promise.resolve({ authorities: this.authorities, ownSeals: [sha256Hex(this.signer.certificate)] });
  }

  override trouble(): undefined {
    return undefined;
  }
}
