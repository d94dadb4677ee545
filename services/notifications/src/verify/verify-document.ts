import { Injectable } from '@nestjs/common';
import type { EnvelopeStatus } from '@zuomei/contracts';
import { sha256Hex } from '@zuomei/platform';
import { DataSource, IsNull, Not } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { Envelope } from '../agreements/envelope.entity.js';
import { Party } from '../agreements/party.entity.js';
import { LetterVerdicts } from '../letters/letter-verdicts.js';
import { PaperCopy } from '../paper/paper-copy.entity.js';
import { SealProvider, type SealTrust } from '../sealing/seal-provider.js';
import { Inspector } from './inspector.js';
import type { VerifiedAgreement, VerifyAnswer } from './verify.dto.js';

const nobody: SealTrust = { authorities: [], ownSeals: [] };
const underWay: EnvelopeStatus[] = ['sent', 'sealing', 'seal_failed'];

/** Tells what a file or a code is worth. */
@Injectable()
export class VerifyDocument {
  constructor(
    private readonly db: DataSource,
    private readonly inspector: Inspector,
    private readonly seal: SealProvider,
    private readonly letters: LetterVerdicts,
  ) {}

  /** By the code printed in the file; case, spaces and look-alikes do not matter. */
  async byCode(given: string): Promise<VerifyAnswer> {
    const code = given
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
    const envelope = await this.db.manager.findOneBy(Envelope, { verifyCode: code });
    if (envelope?.status === 'completed') return { result: 'archived', agreement: await this.agreementOf(envelope) };
    if (envelope && underWay.includes(envelope.status))
      return { result: 'unsigned', agreement: await this.agreementOf(envelope) };
    return (await this.letters.byCode(code)) ?? { result: 'unknown' };
  }

  /** The archive is asked first: what is in it needs no other proof. */
  async byFile(bytes: Buffer): Promise<VerifyAnswer> {
    const archived = await this.db.manager.findOneBy(Envelope, [
      { sealedSha256: sha256Hex(bytes), status: 'completed' },
      { evidenceSha256: sha256Hex(bytes) },
    ]);
    if (archived) return { result: 'archived', agreement: await this.agreementOf(archived) };
    const paper = await this.db.manager.findOneBy(PaperCopy, { sha256: sha256Hex(bytes), verifiedBy: Not(IsNull()) });
    if (paper) {
      const envelope = await this.currentEnvelope(paper.agreementId);
      return { result: 'archived', agreement: await this.agreementOf(envelope) };
    }
    const letter = await this.letters.bySha256(sha256Hex(bytes));
    if (letter) return letter;
    // Without a usable seal nothing can be ours, but numbers and codes still tell.
    const trust = await this.seal.trust().catch(() => nobody);
    const { isPdf, numbers, codes, seal } = await this.inspector.inspect(bytes, trust);
    const carried = await this.carried(numbers, codes);
    if (carried.archived) {
      const agreement = carried.byCode && (await this.agreementOf(carried.byCode));
      return { result: 'modified', ...(agreement && { agreement }) };
    }
    const ofLetter = await this.letters.carried(numbers, codes);
    if (ofLetter) return ofLetter;
    if (!isPdf) return { result: 'unknown' };
    if (seal === 'ours') return { result: 'valid_but_not_archived' };
    if (seal === 'broken') return { result: 'modified' };
    if (seal === 'foreign') return { result: 'unknown' };
    const agreement = carried.byCode && (await this.agreementOf(carried.byCode));
    return { result: 'unsigned', ...(agreement && { agreement }) };
  }

  private async currentEnvelope(agreementId: string): Promise<Envelope> {
    const { envelopeId } = await this.db.manager.findOneByOrFail(Agreement, { id: agreementId });
    return this.db.manager.findOneByOrFail(Envelope, { id: envelopeId });
  }

  /** The envelopes whose number or code stands in the file. */
  private async carried(
    numbers: string[],
    codes: string[],
  ): Promise<{ archived: boolean; byCode: Envelope | undefined }> {
    const envelopes = await this.db.manager
      .createQueryBuilder(Envelope, 'envelope')
      .innerJoin(Agreement, 'agreement', 'agreement.id = envelope.agreementId')
      .where('(envelope.verifyCode = ANY(:codes) OR agreement.number = ANY(:numbers))', { codes, numbers })
      .andWhere('envelope.status = ANY(:statuses)', { statuses: ['completed', ...underWay] })
      .orderBy('envelope.id', 'DESC')
      .getMany();
    const completed = envelopes.filter((envelope) => envelope.status === 'completed');
    const among = completed.length > 0 ? completed : envelopes;
    return {
      archived: completed.length > 0,
      byCode: among.find((envelope) => codes.includes(envelope.verifyCode)),
    };
  }

  private async agreementOf(envelope: Envelope): Promise<VerifiedAgreement> {
    const agreement = await this.db.manager.findOneByOrFail(Agreement, { id: envelope.agreementId });
    const parties = await this.db.manager.find(Party, {
      where: { agreementId: agreement.id },
      order: { position: 'ASC' },
    });
    return {
      number: agreement.number,
      title: agreement.title,
      kind: agreement.kind,
      parties: parties.map(({ label, name }) => ({ label, name })),
      ...(agreement.signedOn === null ? {} : { signedOn: agreement.signedOn }),
      status: agreement.status,
    };
  }
}
