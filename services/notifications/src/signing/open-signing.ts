import { Injectable } from '@nestjs/common';
import { Clock, currentLocale, sha256Hex, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { Signatory } from '../agreements/signatory.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { consentText, currentConsent } from './consent.js';
import { type HeldForSigning, lockForSigning, requireAlive, requireTurn } from './lock-for-signing.js';
import type { SigningSessionView } from './signing.dto.js';
import { AlreadySigned, LinkDelegated, LinkUnknown } from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

@Injectable()
export class OpenSigning {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Exchanges a link's token. @throws LinkUnknown, LinkDelegated, AlreadySigned, EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired */
  execute(token: string): Promise<{ session: SigningSession; view: SigningSessionView }> {
    return transact(this.db, async (tx) => {
      const known = await tx.findOneBy(Signatory, { linkHash: sha256Hex(token) });
      if (!known) throw new LinkUnknown();
      if (known.status === 'delegated') throw new LinkDelegated();
      const session = { signatoryId: known.id, generation: known.generation };
      const held = await lockForSigning(tx, session);
      const { agreement, signatory } = held;
      requireAlive(held, this.clock.now());
      if (signatory.isDone) throw new AlreadySigned();
      if (signatory.status === 'notified') {
        signatory.status = 'opened';
        signatory.openedAt = this.clock.now();
        await tx.save(signatory);
        await this.trail.append(tx, agreement.id, 'OPENED', { kind: 'signatory', id: signatory.id });
      }
      return { session, view: viewOf(held) };
    });
  }

  /** How it stands now, also once they have signed or it is over. @throws SigningSessionEnded */
  progress(session: SigningSession): Promise<SigningSessionView> {
    return transact(this.db, async (tx) => viewOf(await lockForSigning(tx, session)));
  }

  /** The frozen file, also once they have signed. @throws EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired */
  async document(session: SigningSession): Promise<Buffer> {
    const sha256 = await transact(this.db, async (tx) => {
      const held = await lockForSigning(tx, session);
      requireAlive(held, this.clock.now());
      if (!held.signatory.isDone) requireTurn(held);
      const { agreement, envelope, signatory } = held;
      const file = frozenOf(envelope);
      await this.trail.append(tx, agreement.id, 'VIEWED', { kind: 'signatory', id: signatory.id }, { sha256: file });
      return file;
    });
    return this.archive.bytesOf(sha256);
  }
}

export function frozenOf({ documentSha256 }: HeldForSigning['envelope']): string {
  if (documentSha256 === null) throw new Error('an envelope with links has a frozen file');
  return documentSha256;
}

const viewOf = ({ agreement, parties, envelope, signatories, signatory }: HeldForSigning): SigningSessionView => ({
  agreement: {
    number: agreement.number,
    title: agreement.title,
    kind: agreement.kind,
    parties: parties.map(({ label, name }) => ({ label, name })),
    signBy: envelope.expiresAt?.toISOString() ?? '',
    envelopeStatus: envelope.status,
    signingCode: agreement.signingCode,
  },
  signatory: {
    id: signatory.id,
    name: signatory.name,
    ...(signatory.title === null ? {} : { title: signatory.title }),
    role: signatory.role,
    order: signatory.order,
    status: signatory.status,
    party: parties.find((party) => party.position === signatory.partyPosition)?.name ?? '',
    mayDelegate: signatory.delegatedFromId === null,
  },
  signatories: signatories
    .filter((other) => other.id !== signatory.id && other.role !== 'cc')
    .map(({ name, status }) => ({ name, status })),
  documentSha256: frozenOf(envelope),
  ...(envelope.sealedSha256 === null ? {} : { sealedSha256: envelope.sealedSha256 }),
  ...(envelope.evidenceSha256 === null ? {} : { evidenceSha256: envelope.evidenceSha256 }),
  consent: { version: currentConsent, text: consentText(currentLocale()) },
});
