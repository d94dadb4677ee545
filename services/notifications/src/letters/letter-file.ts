import { Injectable } from '@nestjs/common';
import { type Caller, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Archive } from '../agreements/archive.js';
import { present } from '../agreements/agreements.view.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { LetterDocument } from '../documents/letter-document.js';
import { Letter } from './letter.entity.js';
import { LetterErased, LetterNotSealed, LetterUnknown } from './letters.errors.js';
import { unlockedBy } from './personal-box.js';

/** A letter as its file shows it; undefined once the person was erased. */
export function documentOf(letter: Letter, publicUrl: string): LetterDocument | undefined {
  const { person } = letter;
  if (!person) return undefined;
  return present({
    number: letter.number,
    kind: letter.kind,
    holder: person.name,
    organisation: person.organisation,
    subject: letter.subject,
    hours: letter.hours ?? undefined,
    validFrom: letter.validFrom ?? undefined,
    validTo: letter.validTo ?? undefined,
    heldFrom: letter.heldFrom ?? undefined,
    heldTo: letter.heldTo ?? undefined,
    issuer: letter.issuer,
    issuedOn: letter.issuedOn,
    verifyUrl: `${publicUrl.replace(/\/$/, '')}/verify/${letter.verifyCode}`,
    verifyCode: letter.verifyCode,
  });
}

/** Hands out sealed letters and says so in their trails. */
@Injectable()
export class LetterFiles {
  constructor(
    private readonly db: DataSource,
    private readonly archive: Archive,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws LetterUnknown, LetterErased, LetterNotSealed */
  async execute(id: string, caller: Caller): Promise<{ number: string; bytes: Buffer }> {
    const letter = await transact(this.db, async (tx) => {
      const found = await tx.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new LetterUnknown();
      if (found.erasedAt !== null) throw new LetterErased();
      if (found.sealedSha256 === null) throw new LetterNotSealed();
      const actor = { kind: 'staff', id: caller.userId } as const;
      await this.trail.append(tx, id, 'DOWNLOADED', actor, { sha256: found.sealedSha256 });
      return found;
    });
    return { number: letter.number, bytes: await this.bytesOf(letter) };
  }

  /** The file as its holder has it. @throws LetterNotSealed where there is none */
  async bytesOf({ secret, archivedSha256 }: Letter): Promise<Buffer> {
    if (secret === null || archivedSha256 === null) throw new LetterNotSealed();
    return unlockedBy(secret, await this.archive.bytesOf(archivedSha256));
  }
}
