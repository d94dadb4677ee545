import type { RevocationProvider } from '@libpdf/core';
import { Certificate, CertificateRevocationList, type CRLDistributionPoints, type GeneralName } from 'pkijs';

const distributionPoints = '2.5.29.31';
const uri = 6;
const patienceMilliseconds = 10_000;

const plain = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The lists that say which certificates were taken back, asked where each certificate names them. */
export class RevocationProofs implements RevocationProvider {
  /** What keeps a file from being B-LT. The library asks on without a proof; we do not. */
  readonly troubles: string[] = [];

  async getCRL(der: Uint8Array): Promise<Uint8Array | null> {
    const certificate = Certificate.fromBER(plain(der));
    // Who vouches for itself is trusted or not; no list says so.
    if (certificate.issuer.isEqual(certificate.subject)) return null;
    const serial = Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex');
    try {
      const list = await this.fetched(addressIn(certificate));
      const revoked = CertificateRevocationList.fromBER(plain(list)).isCertificateRevoked(certificate);
      if (revoked) this.troubles.push(`the certificate ${serial} was revoked`);
      return list;
    } catch {
      this.troubles.push(`no revocation list for the certificate ${serial}`);
      return null;
    }
  }

  private async fetched(address: string): Promise<Uint8Array> {
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMilliseconds) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

function addressIn(certificate: Certificate): string {
  const found = certificate.extensions?.find((one) => one.extnID === distributionPoints);
  const { distributionPoints: points = [] } = (found?.parsedValue ?? {}) as Partial<CRLDistributionPoints>;
  const names = points.flatMap((point) => (point.distributionPoint as GeneralName[] | undefined) ?? []);
  const name = names.find((one) => one.type === uri && String(one.value).startsWith('http'));
  if (!name) throw new Error('names no list');
  return String(name.value);
}
