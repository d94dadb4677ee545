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
import { AuditTrail } from '../audit/audit-trail.js';
import { EvidenceJobs } from '../evidence/evidence-jobs.js';
import type { Sealed } from './seal-provider.js';

const system = { kind: 'system' } as const;

/** Everything that follows from a sealed file: archive, states, trail, follow-up, topic and mails. */
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

  /** In one transaction, under the agreement's lock. */
  async execute(tx: EntityManager, held: LockedAgreement, sealed: Sealed): Promise<void> {
    const { agreement, envelope, signatories } = held;
    const at = this.clock.now();
    const sha256 = await this.archive.store(tx, sealed.bytes);
    envelope.complete({ ...sealed, sha256 }, at);
    agreement.become('signed');
    agreement.signedOn = localDayOf(lastSignature(signatories));
    agreement.evidence = 'sealed';
    for (const copied of signatories.filter((one) => one.role === 'cc')) {
      copied.status = 'notified';
      copied.notifiedAt = at;
    }
    await tx.save([envelope, agreement, ...signatories]);
    await this.trail.append(tx, agreement.id, 'COMPLETED', system, {
      envelopeId: envelope.id,
      sha256Original: envelope.documentSha256,
      sha256Final: sha256,
      size: sealed.bytes.length,
      certSerial: sealed.certificateSerial,
      level: sealed.details.level,
      tsa: sealed.details.tsa ?? null,
    });
    await this.announce.execute(tx, held, {
      from: 'signing',
      by: system,
      fact: AgreementSigned,
      more: { documentSha256: sha256 },
      followUp: 'signed',
    });
    await this.tell.sender(tx, held, 'completed');
    await this.evidence.add(tx, envelope.id);
    await this.tell.copies(tx, held);
  }
}

const lastSignature = (signatories: Signatory[]): Date =>
  new Date(Math.max(...signatories.map((one) => one.actedAt?.getTime() ?? 0)));
