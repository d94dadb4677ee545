import type { AgreementKind, AgreementStatus, EnvelopeStatus } from '@zuomei/contracts';
import type { CeremonyItemStatus } from './ceremony-item.entity.js';

export class OnStageView {
  name!: string;
  title?: string;
  party?: string;
}

export class StagePartyView {
  /** 甲方, 乙方, … */
  label!: string;
  name!: string;
}

export class CeremonyPaperView {
  uploadedBy!: string;
  uploadedByName?: string;
  /** Once somebody else has held it against the paper. */
  verifiedAt?: string;
}

/** What the agreement really is, whatever was ticked. */
export class CeremonyAgreementView {
  id!: string;
  number!: string;
  title!: string;
  kind!: AgreementKind;
  status!: AgreementStatus;
  evidence?: 'sealed' | 'paper' | 'recorded';
  signedOn?: string;
  amount?: string;
  parties!: StagePartyView[];
  /** State of the current envelope. */
  envelope!: EnvelopeStatus;
  /** How many have to act, and how many have. */
  signatories!: number;
  signed!: number;
  /** Whose signature is missing. */
  missing!: string[];
  paper?: CeremonyPaperView;
}

export class CeremonyItemView {
  id!: string;
  status!: CeremonyItemStatus;
  tickedAt?: string;
  tickedByName?: string;
  onStage!: OnStageView[];
  /** False: they are the agreement's own signers. */
  onStageGiven!: boolean;
  hideAmount!: boolean;
  note?: string;
  agreement!: CeremonyAgreementView;
}

export class CeremonyCounts {
  /** Without those skipped. */
  total!: number;
  done!: number;
  skipped!: number;
  /** Really signed, electronically or on verified paper. */
  signed!: number;
}

export class CeremonyView {
  id!: string;
  version!: number;
  eventId!: string;
  eventTitle!: string;
  eventStartsAt!: string;
  title!: string;
  showAmounts!: boolean;
  counts!: CeremonyCounts;
}

export class CeremonyDetail extends CeremonyView {
  /** Who stands on the stage. */
  currentItemId?: string;
  items!: CeremonyItemView[];
}

export class CeremonyPage {
  items!: CeremonyView[];
  nextCursor!: string | null;
}

/** One agreement as the hall sees it. */
export class StageItemView {
  id!: string;
  /** From 1, among those not skipped. */
  place!: number;
  title!: string;
  kind!: AgreementKind;
  parties!: StagePartyView[];
  onStage!: OnStageView[];
  /** Only where sums may be shown. */
  amount?: string;
  /** Ticked off by the clerk. */
  done!: boolean;
  /** Really signed, by its own signatures. */
  signed!: boolean;
}

/** What the projector shows; nothing confidential is in it. */
export class StageView {
  id!: string;
  version!: number;
  title!: string;
  eventTitle!: string;
  now?: StageItemView;
  next?: StageItemView;
  counts!: CeremonyCounts;
  /** The sum of what is really signed and may be shown. */
  signedAmount?: string;
}
