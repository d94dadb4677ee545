import type { AgreementKind, AgreementStatus, LetterKind } from '@zuomei/contracts';

export const verifyResults = ['archived', 'valid_but_not_archived', 'modified', 'unsigned', 'unknown'] as const;
export type VerifyResult = (typeof verifyResults)[number];

export class VerifiedParty {
  label!: string;
  name!: string;
}

/** What anybody who holds the file may know: no amounts, no people. */
export class VerifiedAgreement {
  number!: string;
  title!: string;
  kind!: AgreementKind;
  parties!: VerifiedParty[];
  /** The day of the last signature. */
  signedOn?: string;
  status!: AgreementStatus;
}

/** What anybody who holds a letter may know. */
export class VerifiedLetter {
  number!: string;
  kind!: LetterKind;
  /** The first sign of each name; absent once the person was erased. */
  holderMasked?: string;
  /** The post of an appointment; what a certificate is for. */
  subject!: string;
  issuer!: string;
  issuedOn!: string;
  validFrom?: string;
  validTo?: string;
  /** `sealing`: numbered, its file is still being made. `ended`: its term is over. */
  status!: 'sealing' | 'issued' | 'not_started' | 'ended' | 'revoked';
  /** The day it was taken back. */
  revokedOn?: string;
}

export class VerifyAnswer {
  /**
   * `archived`: byte for byte what is in the archive. `modified`: it carries a number or code of the archive, or our
   * seal, but is not that file any more. `valid_but_not_archived`: our seal over the whole file, unknown to the
   * archive. `unsigned`: a PDF without a signature, or a file that is still being signed. `unknown`: nothing of ours.
   */
  result!: VerifyResult;
  /** Only for who holds the file itself or its code; a number alone can be guessed. */
  agreement?: VerifiedAgreement;
  letter?: VerifiedLetter;
}
