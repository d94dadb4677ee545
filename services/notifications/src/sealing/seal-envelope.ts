import { Injectable } from '@nestjs/common';
import { AgreementSigned } from '@zuomei/contracts';
import { Outbox } from '@zuomei/messaging';
import { Clock, log, newId, transact } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { bureauZone, localDayOf } from '../agreements/agreement-rules.js';
import { factOf } from '../agreements/agreement-fact.js';
import { Archive } from '../agreements/archive.js';
import { lockAgreement, type LockedAgreement } from '../agreements/locked-agreement.js';
import { Signatory } from '../agreements/signatory.entity.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { SignatureMark } from '../documents/draw-marks.js';
import { AdvanceFollowUp } from '../follow-ups/advance-follow-up.js';
import { MailJobs } from '../mails/mail-jobs.js';
import { appendMarks } from './append-marks.js';
import { type ClaimedSeal, SealJobs } from './seal-jobs.js';
import { type Sealed, SealProvider, SealUnusable } from './seal-provider.js';

const system = { kind: 'system' } as const;
const sealReason = '各方已签署 Signed by all parties';

/** Turns a file that everybody has signed into the sealed one in the archive. */
@Injectable()
export class SealEnvelope {
  private readonly log = log('seal');

  constructor(
    private readonly db: DataSource,
    private readonly jobs: SealJobs,
    private readonly seal: SealProvider,
    private readonly archive: Archive,
    private readonly followUps: AdvanceFollowUp,
    private readonly mails: MailJobs,
    private readonly trail: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Never throws for what is wrong with the seal: the envelope is then `seal_failed`, and tried again. */
  async execute(job: ClaimedSeal): Promise<void> {
    const held = await this.begin(job);
    if (!held) return;
    try {
      const sealed = await this.sealed(held);
      await this.complete(job, sealed);
      this.log.info({ envelopeId: job.envelopeId, bytes: sealed.bytes.length }, 'sealed');
    } catch (error) {
      await this.fail(job, error instanceof Error ? error : new Error('failed'));
    }
  }

  private begin(job: ClaimedSeal): Promise<LockedAgreement | undefined> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      if (!isWaiting(held, job)) {
        await this.jobs.done(tx, job);
        return undefined;
      }
      held.envelope.status = 'sealing';
      await tx.save(held.envelope);
      await this.trail.append(tx, job.agreementId, job.attempts === 1 ? 'SEAL_STARTED' : 'SEAL_RETRIED', system, {
        envelopeId: job.envelopeId,
        attempt: job.attempts,
      });
      return held;
    });
  }

  private async sealed({ envelope, signatories }: LockedAgreement): Promise<Sealed> {
    const frozen = await this.archive.bytesOf(envelope.documentSha256 ?? '');
    const marked = await appendMarks(frozen, envelope.boxes ?? [], signatories.flatMap(markOf));
    const sealed = await this.seal.seal(marked, sealReason, this.clock.now());
    // What was signed must still be there, byte for byte; a library that rewrites would go unnoticed otherwise.
    if (!Buffer.from(sealed.bytes.buffer, sealed.bytes.byteOffset, frozen.length).equals(frozen))
      throw new Error('the sealed file does not begin with the frozen one');
    return sealed;
  }

  /** Everything that follows from completion, or none of it. */
  private complete(job: ClaimedSeal, sealed: Sealed): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      await this.jobs.done(tx, job);
      if (!isWaiting(held, job)) return;
      const { agreement, envelope, signatories } = held;
      const sha256 = await this.archive.store(tx, sealed.bytes);
      envelope.complete({ ...sealed, sha256 }, this.clock.now());
      agreement.become('signed');
      agreement.signedOn = localDayOf(lastSignature(signatories));
      agreement.evidence = 'sealed';
      for (const copied of signatories.filter((one) => one.role === 'cc')) {
        copied.status = 'notified';
        copied.notifiedAt = this.clock.now();
      }
      await tx.save([envelope, agreement, ...signatories]);
      await this.trail.append(tx, agreement.id, 'COMPLETED', system, {
        envelopeId: envelope.id,
        sha256Original: envelope.documentSha256,
        sha256Final: sha256,
        size: sealed.bytes.length,
        certSerial: sealed.certificateSerial,
        level: sealed.level,
        tsa: null,
      });
      await this.trail.append(tx, agreement.id, 'STATE_CHANGED', system, { from: 'signing', to: 'signed' });
      await this.tell(tx, held, sha256);
    });
  }

  private async tell(
    tx: EntityManager,
    { agreement, parties, envelope, signatories }: LockedAgreement,
    sha256: string,
  ): Promise<void> {
    if (agreement.followUpId !== null)
      await this.followUps.reach(tx, { followUpId: agreement.followUpId, to: 'signed', by: {} });
    await this.outbox.add(tx, AgreementSigned, { ...factOf(agreement, parties), documentSha256: sha256 }, agreement);
    const factId = newId();
    await this.mails.add(
      tx,
      signatories.map((one) => ({ factId, kind: 'signed_copy', personId: one.id, data: { envelopeId: envelope.id } })),
    );
  }

  private async fail(job: ClaimedSeal, error: Error): Promise<void> {
    // Only our own words go into the table; a library's may repeat what it was given.
    const reason = error instanceof SealUnusable ? error.message : error.name;
    this.log.error({ err: error, envelopeId: job.envelopeId, attempt: job.attempts }, 'the seal failed');
    await transact(this.db, async (tx) => {
      const held = await lockAgreement(tx, job.agreementId);
      await this.jobs.failed(tx, job, reason);
      if (!isWaiting(held, job)) return;
      held.envelope.status = 'seal_failed';
      await tx.save(held.envelope);
      await this.trail.append(tx, job.agreementId, 'SEAL_FAILED', system, {
        envelopeId: job.envelopeId,
        attempt: job.attempts,
        reason: error instanceof SealUnusable ? 'SEAL_UNUSABLE' : 'SEAL_ERROR',
      });
    });
  }
}

const isWaiting = ({ envelope }: LockedAgreement, job: ClaimedSeal): boolean =>
  envelope.id === job.envelopeId && (envelope.status === 'sealing' || envelope.status === 'seal_failed');

function markOf(signatory: Signatory): SignatureMark[] {
  const { evidence, actedAt } = signatory;
  if (!evidence?.signatureKind || evidence.signatureValue === undefined || actedAt === null) return [];
  const at = DateTime.fromJSDate(actedAt, { zone: bureauZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  return [
    {
      signatoryId: signatory.id,
      kind: evidence.signatureKind,
      value: evidence.signatureValue,
      caption: `${at} UTC+8`,
    },
  ];
}

const lastSignature = (signatories: Signatory[]): Date =>
  new Date(Math.max(...signatories.map((one) => one.actedAt?.getTime() ?? 0)));
