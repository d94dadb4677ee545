import type { SealDetails } from '../agreements/envelope.entity.js';

/** What was sealed, and with what. */
export interface Sealed {
  bytes: Uint8Array;
  /** Subject of the seal's certificate. */
  certificateSubject: string;
  certificateSerial: string;
  details: SealDetails;
}

/** The seal cannot be used; says which file and what to do. */
export class SealUnusable extends Error {}

/** Puts the platform's seal on a file. Another kind of key (an HSM, SM2) comes in as another of these. */
export abstract class SealProvider {
  /** Appends the seal; the bytes given stay the beginning of the result. @throws SealUnusable */
  abstract seal(bytes: Uint8Array, reason: string, at: Date): Promise<Sealed>;

  /** Certificates (DER) of the authorities whose seals count, and of our own seal. @throws SealUnusable */
  abstract trust(): Promise<SealTrust>;

  /** Why the seal cannot be used, or nothing. */
  abstract trouble(): string | undefined;
}

export interface SealTrust {
  /** DER of the authorities a seal must lead to. */
  authorities: Uint8Array[];
  /** SHA-256 (hex) of the certificates that are our seal, or were; another certificate of the same authority is not ours. */
  ownSeals: string[];
}
