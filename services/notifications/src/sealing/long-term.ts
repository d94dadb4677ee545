import { type PDF, PdfArray, PdfDict, PdfName } from '@libpdf/core';
import { gatherProofs, type Proofs } from './revocation-proofs.js';
import { SealUnusable } from './seal-provider.js';
import { TimeStamp } from './time-stamps.js';

/** Many files that are sealed together, as at a ceremony, carry the same proofs. */
const freshMilliseconds = 5 * 60_000;

/**
 * Puts the proofs of B-LT into a file before it is sealed, so that the seal covers them and with them the whole file.
 * Behind the seal, where the library would put them, anybody could have appended them.
 */
export class LongTerm {
  private stampedBy: Uint8Array[] | undefined;
  private proven: { at: number; proofs: Promise<Proofs> } | undefined;

  constructor(
    private readonly seal: Uint8Array,
    private readonly known: Uint8Array[],
    private readonly tsaUrl: string,
  ) {}

  /** @throws SealUnusable while a proof cannot be had */
  async writeInto(pdf: PDF): Promise<void> {
    const { certificates, ocsps, crls } = await this.proofs();
    const streams = (list: Uint8Array[]): PdfArray => PdfArray.of(...list.map((bytes) => pdf.createStream({}, bytes)));
    const store = new PdfDict();
    store.set('Type', PdfName.of('DSS'));
    for (const [name, list] of Object.entries({ Certs: certificates, OCSPs: ocsps, CRLs: crls }))
      if (list.length > 0) store.set(name, streams(list));
    pdf.getCatalog().set('DSS', pdf.register(store));
  }

  /** Whether the proofs that were written are those of who gave this time-stamp; if not, the next ones will be. */
  proves({ certificates }: TimeStamp): boolean {
    const [signer] = certificates;
    if (signer && this.stampedBy?.[0] && Buffer.from(signer).equals(this.stampedBy[0])) return true;
    this.stampedBy = certificates;
    this.proven = undefined;
    return false;
  }

  private async proofs(): Promise<Proofs> {
    this.stampedBy ??= await this.whoStamps();
    if (!this.proven || Date.now() - this.proven.at > freshMilliseconds)
      this.proven = { at: Date.now(), proofs: this.gather(this.stampedBy) };
    try {
      return await this.proven.proofs;
    } catch (error) {
      this.proven = undefined;
      // A library that goes on without what was asked for would make a file that claims more than it proves.
      throw new SealUnusable(
        'proof_missing',
        `SEAL_LONG_TERM: the proof that the certificates are good cannot be had (${(error as Error).message}). Files wait until it can.`,
      );
    }
  }

  private gather(stampedBy: Uint8Array[]): Promise<Proofs> {
    const [signer] = stampedBy;
    if (!signer) return Promise.reject(new Error('the time-stamp names no certificate'));
    return gatherProofs([this.seal, signer], [...stampedBy, ...this.known]);
  }

  /** The authority's certificates are known from a time-stamp only, so it is asked for one that nobody needs. */
  private async whoStamps(): Promise<Uint8Array[]> {
    const probe = new TimeStamp(this.tsaUrl);
    await probe.timestamp(crypto.getRandomValues(new Uint8Array(32)), 'SHA-256');
    return probe.certificates;
  }
}
