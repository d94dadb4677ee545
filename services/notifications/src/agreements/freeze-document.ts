import { Inject, Injectable } from '@nestjs/common';
import type { AgreementKind } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import type { Settings } from '../config.js';
import { type AgreementDocument, type MarkBox, textsOf } from '../documents/agreement-document.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { requireDrawableAt } from '../documents/undrawable-characters.errors.js';
import { agreementKindLabels } from '../report-files/agreement-kinds.js';
import { SETTINGS } from '../settings.module.js';
import type { Agreement } from './agreement.entity.js';
import { Archive } from './archive.js';
import { organisationNames } from './draft-content.js';
import type { LockedAgreement } from './locked-agreement.js';

/** As the file says it: in both languages. */
export function kindLabel(kind: AgreementKind): string {
  const { zh, en } = agreementKindLabels[kind];
  return `${zh} ${en}`;
}

export const grouped = (amount: string): string =>
  `¥${amount.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/(\.\d*),/g, '$1')}`;

type Dated = Pick<Agreement, 'amount' | 'technologyTransactionAmount' | 'termStartsOn' | 'termEndsOn'>;

/** Amounts and dates as the file shows them. */
export function factsOf(agreement: Dated): AgreementDocument['facts'] {
  const facts = [
    ['合同金额 Amount', agreement.amount && grouped(agreement.amount)],
    [
      '其中技术交易额 Technology transaction amount',
      agreement.technologyTransactionAmount && grouped(agreement.technologyTransactionAmount),
    ],
    [
      '期限 Term',
      (agreement.termStartsOn ?? agreement.termEndsOn) &&
        `${agreement.termStartsOn ?? '…'} – ${agreement.termEndsOn ?? '…'}`,
    ],
  ] as const;
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** An agreement as its file shows it. */
export function documentOf(held: LockedAgreement, publicUrl: string): AgreementDocument {
  const { agreement, parties, envelope, signatories } = held;
  return {
    number: agreement.number,
    title: agreement.title,
    kindLabel: kindLabel(agreement.kind),
    body: agreement.body,
    verifyUrl: `${publicUrl.replace(/\/$/, '')}/verify/${envelope.verifyCode}`,
    verifyCode: envelope.verifyCode,
    facts: factsOf(agreement),
    parties: parties.map(({ position, label, name }) => ({
      label,
      name,
      signatories: signatories
        .filter((signatory) => signatory.partyPosition === position)
        .map(({ id, name: person, title, role }) => ({ id, name: person, role, ...(title ? { title } : {}) })),
    })),
  };
}

export interface FrozenFile {
  sha256: string;
  size: number;
  pages: number;
  boxes: MarkBox[];
}

/** Draws the file that will be signed and puts it into the archive. */
@Injectable()
export class FreezeDocument {
  constructor(
    private readonly archive: Archive,
    private readonly threads: DrawingThreads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** With the parties' names as they are now. @throws UndrawableCharacters */
  async execute(tx: EntityManager, held: LockedAgreement, at: Date): Promise<FrozenFile> {
    const ids = held.parties.map((party) => party.organisationId);
    const names = await organisationNames(tx, ids);
    for (const party of held.parties) party.name = names.get(party.organisationId) ?? party.name;
    await tx.save(held.parties);
    const document = documentOf(held, this.settings.publicUrl);
    requireDrawableAt(textsOf(document));
    const { bytes, pages, boxes } = await this.threads.draw('agreement', document, at);
    return { sha256: await this.archive.store(tx, bytes), size: bytes.length, pages, boxes };
  }
}
