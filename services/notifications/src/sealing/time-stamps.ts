import { type DigestAlgorithm, HttpTimestampAuthority, type TimestampAuthority } from '@libpdf/core';
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, TSTInfo } from 'pkijs';
import { SealUnusable } from './seal-provider.js';

const patienceMilliseconds = 10_000;
const mostApart = 10 * 60_000;

/** One time-stamp from the authority of SEAL_TSA_URL, checked before it goes into a file. */
export class TimeStamp implements TimestampAuthority {
  /** What the authority said, once it was asked. */
  at: Date | undefined;
  /** Of who gave it, first its own, then those it sent along. */
  certificates: Uint8Array[] = [];
  private readonly authority: HttpTimestampAuthority;
  private readonly host: string;

  constructor(url: string) {
    this.authority = new HttpTimestampAuthority(url, { timeout: patienceMilliseconds });
    this.host = new URL(url).host;
  }

  /** @throws SealUnusable when there is no answer, or one for another file or another time */
  async timestamp(digest: Uint8Array, algorithm: DigestAlgorithm): Promise<Uint8Array> {
    let token: Uint8Array;
    try {
      token = await this.authority.timestamp(digest, algorithm);
    } catch {
      throw new SealUnusable(
        'time_stamp_missing',
        `SEAL_TSA_URL: the time-stamp authority ${this.host} gives no time-stamp. Files wait until it does; no local time is put in its place.`,
      );
    }
    const info = this.read(token);
    const stamped = new Uint8Array(info.messageImprint.hashedMessage.valueBlock.valueHexView);
    if (!Buffer.from(stamped).equals(Buffer.from(digest)))
      throw new SealUnusable(
        'time_stamp_wrong',
        `SEAL_TSA_URL: ${this.host} has stamped something else than it was asked for.`,
      );
    if (Math.abs(info.genTime.getTime() - Date.now()) > mostApart)
      throw new SealUnusable(
        'clock_wrong',
        `SEAL_TSA_URL: the clock of ${this.host} says ${info.genTime.toISOString()}; put that clock or ours right.`,
      );
    this.at = info.genTime;
    return token;
  }

  private read(token: Uint8Array): TSTInfo {
    try {
      const content = new ContentInfo({ schema: fromBER(new Uint8Array(token).buffer).result });
      const signed = new SignedData({ schema: content.content });
      this.certificates = certificatesIn(signed);
      const inner = signed.encapContentInfo.eContent?.valueBlock.valueHexView ?? new Uint8Array();
      return new TSTInfo({ schema: fromBER(new Uint8Array(inner).buffer).result });
    } catch {
      throw new SealUnusable('time_stamp_wrong', `SEAL_TSA_URL: what ${this.host} answers is no time-stamp.`);
    }
  }
}

function certificatesIn(signed: SignedData): Uint8Array[] {
  const all = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const sid: unknown = signed.signerInfos[0]?.sid;
  const isSigner = (one: Certificate): boolean =>
    sid instanceof IssuerAndSerialNumber &&
    one.issuer.isEqual(sid.issuer) &&
    one.serialNumber.isEqual(sid.serialNumber);
  const inOrder = [...all.filter(isSigner), ...all.filter((one) => !isSigner(one))];
  return inOrder.map((one) => new Uint8Array(one.toSchema(false).toBER(false)));
}
