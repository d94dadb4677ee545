import { Injectable } from '@nestjs/common';
import { AgreementSigned } from '@zuomei/contracts';
import { Clock } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { AnnounceAgreement } from '../agreements/announce-agreement.js';
import { Archive } from '../agreements/archive.js';
import type { LockedAgreement } from '../agreements/locked-agreement.js';
import { TellPeople } from '../agreements/tell-people.js';
import type { Signatory } from '../agreements/signatory.entity.js';
import { AuditTrail, type FirstLine } from '../audit/audit-trail.js';
import { EvidenceJobs } from '../evidence/evidence-jobs.js';
import type { Sealed } from './seal-provider.js';

const system = { kind: 'system' } as const;

/** Mails with files would slow the seals down that others still wait for: so much is counted for each of those. */
const millisecondsToSeal = 25;

export interface SealedAgreement {
  held: LockedAgreement;
  sealed: Sealed;
}

/** Everything that follows from sealed files: archive, states, trail, follow-up, topic and mails. */
@Injectable()
export class CompleteAgreement {
  constructor(
    private readonly archive: Archive,
    private readonly announce: AnnounceAgreement,
    private readonly evidence: EvidenceJobs,
    private readonly tell: TellPeople,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** In one transaction, under the locks of the agreements; `waiting`: how many others are still to be sealed. */
  async execute(tx: EntityManager, all: readonly SealedAgreement[], waiting: number): Promise<void> {
    if (all.length === 0) return;
    const at = this.clock.now();
    const helds = all.map(({ held }) => held);
    const completed: FirstLine[] = [];
    for (const one of all) completed.push(await this.complete(tx, one, at));
    await tx.save(helds.flatMap(({ agreement, envelope, signatories }) => [envelope, agreement, ...signatories]));
    await this.trail.appendAll(tx, completed);
    await this.announce.executeAll(
      tx,
      helds.map((held) => {
        const more = { documentSha256: held.envelope.sealedSha256 ?? '' };
        return { held, announcement: { from: 'signing', by: system, fact: AgreementSigned, more, followUp: 'signed' } };
      }),
    );
    await this.evidence.add(
      tx,
      helds.map(({ envelope }) => envelope.id),
    );
    await this.tell.completed(tx, helds, new Date(at.getTime() + waiting * millisecondsToSeal));
  }

  /** @returns what the trail says of it */
  private async complete(tx: EntityManager, { held, sealed }: SealedAgreement, at: Date): Promise<FirstLine> {
    const { agreement, envelope, signatories } = held;
    const sha256 = await this.archive.store(tx, sealed.bytes);
    envelope.complete({ ...sealed, sha256 }, at);
    agreement.become('signed');
    agreement.signedOn = localDayOf(lastSignature(signatories));
    agreement.evidence = 'sealed';
    for (const copied of signatories.filter((one) => one.role === 'cc')) {
      copied.status = 'notified';
      copied.notifiedAt = at;
    }
    const data = {
      envelopeId: envelope.id,
      sha256Original: envelope.documentSha256,
      sha256Final: sha256,
      size: sealed.bytes.length,
      certSerial: sealed.certificateSerial,
      level: sealed.details.level,
      tsa: sealed.details.tsa ?? null,
    };
    return { agreementId: agreement.id, type: 'COMPLETED', actor: system, data };
  }
}

const lastSignature = (signatories: Signatory[]): Date =>
  new Date(Math.max(...signatories.map((one) => one.actedAt?.getTime() ?? 0)));
