import { readFile } from 'node:fs/promises';
import { P12Signer, PDF } from '@libpdf/core';
import { X509Certificate } from 'node:crypto';
import { sha256Hex } from '@zuomei/platform';
import { LongTerm } from './long-term.js';
import { TimeStamp } from './time-stamps.js';
import { SealProvider, type Sealed, type SealTrust, SealUnusable } from './seal-provider.js';

export interface P12Files {
  p12: string;
  password: string;
  /** PEM of further trusted authorities and of earlier seals of ours, as text. */
  trust: string;
  tsaUrl?: string | undefined;
  longTerm?: boolean;
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const derOf = (pem: string): Uint8Array[] => (pem.match(pemBlock) ?? []).map((one) => new X509Certificate(one).raw);

/** The seal in a PKCS#12 file, read once; PAdES B-B, with a time-stamp authority B-T or B-LT, by @libpdf/core. */
export class P12Seal extends SealProvider {
  private readonly longTerm: LongTerm | undefined;
  private readonly own: X509Certificate;

  private constructor(
    private readonly signer: P12Signer,
    private readonly authorities: Uint8Array[],
    private readonly earlierSeals: Uint8Array[],
    private readonly options: Pick<P12Files, 'tsaUrl' | 'longTerm'>,
  ) {
    super();
    this.own = new X509Certificate(signer.certificate);
    if (options.longTerm && options.tsaUrl !== undefined)
      this.longTerm = new LongTerm(signer.certificate, authorities, options.tsaUrl);
  }

  /** @throws SealUnusable when the file is missing, the password wrong or the certificate out of date */
  static async load({ p12, password, trust, ...options }: P12Files): Promise<P12Seal> {
    let bytes: Buffer;
    try {
      bytes = await readFile(p12);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      throw new SealUnusable(
        'key_missing',
        `SEAL_P12: the file cannot be read (${code}). Put it there or correct SEAL_P12.`,
        p12,
      );
    }
    let signer: P12Signer;
    try {
      signer = await P12Signer.create(bytes, password, { buildChain: false });
    } catch {
      throw new SealUnusable(
        'key_locked',
        'SEAL_P12: the file does not open: the password (SEAL_P12_PASSWORD) is wrong, or it is no PKCS#12 file with an RSA or EC key.',
        p12,
      );
    }
    const own = new X509Certificate(signer.certificate);
    if (Date.parse(own.validTo) < Date.now())
      throw new SealUnusable(
        'certificate_ended',
        `SEAL_P12: the certificate ended on ${own.validTo}. Put a current one there.`,
        p12,
      );
    // A seal without an issuer beside it vouches for itself.
    const chain = signer.certificateChain.length > 0 ? signer.certificateChain : [signer.certificate];
    const trusted = derOf(trust);
    const isAuthority = (der: Uint8Array): boolean => new X509Certificate(der).ca;
    const earlier = trusted.filter((der) => !isAuthority(der));
    return new P12Seal(signer, [...chain, ...trusted.filter(isAuthority)], earlier, options);
  }

  override async seal(bytes: Uint8Array, reason: string, at: Date): Promise<Sealed> {
    const { tsaUrl } = this.options;
    let stamp = tsaUrl === undefined ? undefined : new TimeStamp(tsaUrl);
    let sealed = await this.sign(bytes, reason, at, stamp);
    // Its authority may have changed its key since it was asked first.
    if (tsaUrl !== undefined && stamp && this.longTerm?.proves(stamp) === false) {
      stamp = new TimeStamp(tsaUrl);
      sealed = await this.sign(bytes, reason, at, stamp);
      if (!this.longTerm.proves(stamp))
        throw new SealUnusable(
          'time_stamp_wrong',
          'SEAL_TSA_URL: the time-stamps come from ever other certificates; files wait.',
        );
    }
    const { own } = this;
    return {
      bytes: sealed,
      certificateSubject: own.subject.replaceAll('\n', ', '),
      certificateSerial: own.serialNumber.toLowerCase(),
      details: {
        level: !stamp ? 'B-B' : this.longTerm ? 'B-LT' : 'B-T',
        issuer: own.issuer.replaceAll('\n', ', '),
        validFrom: new Date(own.validFrom).toISOString(),
        validTo: this.validTo.toISOString(),
        ...(stamp?.at && tsaUrl && { tsa: new URL(tsaUrl).host, timestampAt: stamp.at.toISOString() }),
      },
    };
  }

  private async sign(bytes: Uint8Array, reason: string, at: Date, stamp: TimeStamp | undefined): Promise<Uint8Array> {
    const pdf = await PDF.load(bytes);
    await this.longTerm?.writeInto(pdf);
    const { bytes: sealed } = await pdf.sign({
      signer: this.signer,
      level: stamp ? 'B-T' : 'B-B',
      fieldName: 'Seal',
      reason,
      signingTime: at,
      estimatedSize: stamp ? 16_384 : 8192,
      ...(stamp && { timestampAuthority: stamp }),
    });
    return sealed;
  }

  get validTo(): Date {
    return new Date(this.own.validTo);
  }

  override trust(): Promise<SealTrust> {
    return Promise.resolve({
      authorities: this.authorities,
      ownSeals: [this.signer.certificate, ...this.earlierSeals].map((der) => sha256Hex(der)),
    });
  }

  override trouble(): undefined {
    return undefined;
  }
}
