import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import type { VerifiedLetter, VerifyAnswer } from '../verify/verify.dto.js';
import { Letter } from './letter.entity.js';
import { phaseOf } from './letters.query.js';

/** What a code or a file is worth that may be a letter's. */
@Injectable()
export class LetterVerdicts {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async byCode(verifyCode: string): Promise<VerifyAnswer | undefined> {
    const letter = await this.db.manager.findOneBy(Letter, { verifyCode });
    if (!letter) return undefined;
    return { result: letter.sealedSha256 === null ? 'unsigned' : 'archived', letter: this.said(letter) };
  }

  /** Byte for byte what was issued; the archive's own copy is locked, so the hash is kept beside it. */
  async bySha256(sealedSha256: string): Promise<VerifyAnswer | undefined> {
    const letter = await this.db.manager.findOneBy(Letter, { sealedSha256 });
    return letter ? { result: 'archived', letter: this.said(letter) } : undefined;
  }

  /** A file that carries a letter's number or code but is none. A number alone can be guessed, and tells nothing more. */
  async carried(numbers: string[], codes: string[]): Promise<VerifyAnswer | undefined> {
    const letters = await this.db.manager.find(Letter, {
      where: [{ number: In(numbers) }, { verifyCode: In(codes) }],
      order: { id: 'DESC' },
    });
    if (letters.length === 0) return undefined;
    const byCode = letters.find((letter) => codes.includes(letter.verifyCode));
    return { result: 'modified', ...(byCode && { letter: this.said(byCode) }) };
  }

  private said(letter: Letter): VerifiedLetter {
    const { person } = letter;
    const phase = phaseOf(letter, localDayOf(this.clock.now()));
    return present({
      number: letter.number,
      kind: letter.kind,
      holderMasked: person && masked(person.name),
      subject: letter.subject,
      issuer: letter.issuer,
      issuedOn: letter.issuedOn,
      validFrom: letter.validFrom ?? undefined,
      validTo: letter.validTo ?? undefined,
      status: statusOf(letter, phase),
      revokedOn: letter.revokedAt === null ? undefined : localDayOf(letter.revokedAt),
    });
  }
}

function statusOf({ status }: Letter, phase: ReturnType<typeof phaseOf>): VerifiedLetter['status'] {
  if (status === 'revoked') return 'revoked';
  if (status !== 'issued') return 'sealing';
  return phase === 'ended' || phase === 'not_started' ? phase : 'issued';
}

/** The first sign of each part, and as many stars as there are more: 张*, J*** S****. */
export const masked = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => {
      const [first = '', ...rest] = part;
      return first + '*'.repeat(rest.length);
    })
    .join(' ');
