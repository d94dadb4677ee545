import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { bureauZone } from '../agreements/agreement-rules.js';
import { Archive } from '../agreements/archive.js';
import type { LockedAgreement } from '../agreements/locked-agreement.js';
import type { Signatory } from '../agreements/signatory.entity.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import type { SignatureMark } from '../documents/draw-marks.js';
import { type Sealed, SealProvider } from './seal-provider.js';

const sealReason = '各方已签署 Signed by all parties';

/** Makes the sealed file of an envelope: the frozen bytes, then the signatories' marks, then the seal. */
@Injectable()
export class SealFile {
  constructor(
    private readonly archive: Archive,
    private readonly threads: DrawingThreads,
    private readonly seal: SealProvider,
    private readonly clock: Clock,
  ) {}

  /** @throws SealUnusable */
  async execute({ envelope, signatories }: LockedAgreement): Promise<Sealed> {
    const frozen = await this.archive.bytesOf(envelope.documentSha256 ?? '');
    const marked = await this.threads.draw('marks', frozen, envelope.boxes ?? [], signatories.flatMap(markOf));
    const sealed = await this.seal.seal(marked, sealReason, this.clock.now());
    // What was signed must still be there, byte for byte; a library that rewrites would go unnoticed otherwise.
    if (!Buffer.from(sealed.bytes.buffer, sealed.bytes.byteOffset, frozen.length).equals(frozen))
      throw new Error('the sealed file does not begin with the frozen one');
    return sealed;
  }
}

function markOf(signatory: Signatory): SignatureMark[] {
  const { evidence, actedAt } = signatory;
  if (!evidence?.signatureKind || evidence.signatureValue === undefined || actedAt === null) return [];
  const at = DateTime.fromJSDate(actedAt, { zone: bureauZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  // A delegate signs in the box of who was to sign, and is named there: the frozen file cannot name them.
  const delegate = signatory.delegatedFromId === null ? '' : `${signatory.name} (受托 delegate) `;
  return [
    {
      signatoryId: signatory.delegatedFromId ?? signatory.id,
      kind: evidence.signatureKind,
      value: evidence.signatureValue,
      caption: `${delegate}${at} UTC+8`,
    },
  ];
}
