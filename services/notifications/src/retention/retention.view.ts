import type { AgreementKind, AgreementStatus } from '@zuomei/contracts';

export class LegalHoldView {
  reason!: string;
  setByName?: string;
  setAt!: string;
  releaseReason?: string;
  releasedByName?: string;
  releasedAt?: string;
}

export class DisposalView {
  reason!: string;
  proposedBy!: string;
  proposedByName?: string;
  proposedAt!: string;
  /** Absent while another administrator has to confirm. */
  outcome?: 'disposed' | 'withdrawn';
  endedByName?: string;
  endedAt?: string;
}

/** How long an agreement, or a letter, is kept, and what keeps it longer. */
export class RetentionView {
  years!: number;
  /** Inclusive local day; absent while the agreement is not over. */
  retainedUntil?: string;
  /** Whether the contact data may be dropped now; of a letter, that its years are over. */
  due!: boolean;
  onHold!: boolean;
  /** Newest first; the first is the one in force if `onHold`. */
  holds!: LegalHoldView[];
  /** The latest; of agreements. */
  disposal?: DisposalView;
  /** Of a letter: its holder was to be erased while it is held, and will be at the end of the hold. */
  erasureAskedAt?: string;
}

export class ArchivedFileView {
  /** `frozen`: what went out and was never completed. */
  kind!: 'sealed' | 'frozen' | 'evidence' | 'paper';
  /** Path of this API. */
  href!: string;
  sha256!: string;
  /** Bytes. */
  size!: number;
}

export class ArchivePartyView {
  label!: string;
  name!: string;
}

export class ArchiveEntryView {
  id!: string;
  number!: string;
  title!: string;
  kind!: AgreementKind;
  status!: AgreementStatus;
  evidence?: 'sealed' | 'paper' | 'recorded';
  signedOn?: string;
  /** Of an imported one. */
  source?: string;
  parties!: ArchivePartyView[];
  files!: ArchivedFileView[];
  /** Inclusive local day. */
  retainedUntil!: string;
  onHold!: boolean;
  disposed!: boolean;
}

export class ArchivePage {
  items!: ArchiveEntryView[];
  nextCursor!: string | null;
}
