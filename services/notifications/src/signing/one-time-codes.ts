import { Inject, Injectable } from '@nestjs/common';
import { Clock, linkSecret, newId, sameSecret } from '@zuomei/platform';
import { type EntityManager, MoreThan } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Settings } from '../config.js';
import { MailJobs } from '../mails/mail-jobs.js';
import { SETTINGS } from '../settings.module.js';
import type { HeldForSigning } from './lock-for-signing.js';
import { SigningCode } from './signing-code.entity.js';
import { CodeRequired, TooManyCodes } from './signing-code.errors.js';

const hour = 3_600_000;
const mostAnHour = 5;

/** What is kept with a signature of how its signatory was identified, besides the mailed link. */
export interface CodeProof {
  codeRequestedAt: string;
  codeValidatedAt: string;
  codeTries: number;
}

/** Codes of six digits to a signatory's own address: who has the link must also read that mailbox now. */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly mails: MailJobs,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Mails a new one, which is the only one that counts from now on. @throws TooManyCodes after 5 in an hour */
  async send(tx: EntityManager, { agreement, signatory }: HeldForSigning): Promise<SigningCode> {
    const now = this.clock.now();
    const recent = await tx.find(SigningCode, {
      where: { signatoryId: signatory.id, requestedAt: MoreThan(new Date(now.getTime() - hour)) },
      order: { requestedAt: 'ASC' },
    });
    const [oldest] = recent;
    if (oldest && recent.length >= mostAnHour)
      throw new TooManyCodes((oldest.requestedAt.getTime() + hour - now.getTime()) / 1000);
    const code = SigningCode.of(newId(), signatory.id, now);
    await tx.insert(SigningCode, code);
    await this.trail.append(
      tx,
      agreement.id,
      'OTP_REQUESTED',
      { kind: 'signatory', id: signatory.id },
      {
        channel: 'email',
        addressHash: this.trail.keyed(signatory.email.toLowerCase()),
        n: recent.length + 1,
      },
    );
    await this.mails.add(tx, [
      { factId: code.id, kind: 'signing_code', personId: signatory.id, data: { codeId: code.id }, causedAt: now },
    ]);
    return code;
  }

  /**
   * Uses up the code, or counts a failed try: commit what this did even if it answers with a refusal.
   * @returns how the signatory is identified now, or why not
   */
  async redeem(
    tx: EntityManager,
    { agreement, signatory }: HeldForSigning,
    given: string | undefined,
  ): Promise<CodeProof | CodeRequired> {
    if (given === undefined) return new CodeRequired('REQUIRED');
    const now = this.clock.now();
    const code = await tx.findOne(SigningCode, {
      where: { signatoryId: signatory.id },
      order: { requestedAt: 'DESC', id: 'DESC' },
    });
    if (!code?.isAlive(now)) return new CodeRequired('CODE_EXPIRED');
    code.tries += 1;
    const right = sameSecret(given, this.digitsOf(code.id));
    if (right) code.usedAt = now;
    await tx.save(code);
    const actor = { kind: 'signatory', id: signatory.id } as const;
    await this.trail.append(tx, agreement.id, right ? 'OTP_VALIDATED' : 'OTP_FAILED', actor, { tries: code.tries });
    if (!right) return new CodeRequired(code.isAlive(now) ? 'CODE_WRONG' : 'CODE_EXPIRED', code.triesLeft);
    return {
      codeRequestedAt: code.requestedAt.toISOString(),
      codeValidatedAt: now.toISOString(),
      codeTries: code.tries,
    };
  }

  /** 48 bits of the keyed hash, of which six digits are left: near enough to even. */
  digitsOf(codeId: string): string {
    const secret = Buffer.from(linkSecret(this.settings.linkKey, 'signing-code', codeId, 0), 'base64url');
    return String(secret.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  }
}
