import type { SealDetails } from '../agreements/envelope.entity.js';

/** What was sealed, and with what. */
export interface Sealed {
  bytes: Uint8Array;
  /** Subject of the seal's certificate. */
  certificateSubject: string;
  certificateSerial: string;
  details: SealDetails;
}

/** Why files wait for their seal; the pages have words for each, with what to do. */
export const sealTroubles = [
  'key_missing',
  'key_locked',
  'certificate_ended',
  'trust_missing',
  'authority_unset',
  'time_stamp_missing',
  'time_stamp_wrong',
  'clock_wrong',
  'proof_missing',
  'failed',
] as const;
export type SealTrouble = (typeof sealTroubles)[number];

/** The seal cannot be used. The message is for who runs the service: which setting, what to do; never a path. */
export class SealUnusable extends Error {
  constructor(
    readonly trouble: Exclude<SealTrouble, 'failed'>,
    message: string,
    /** Of the machine, for its log only. */
    readonly file?: string,
  ) {
    super(message);
  }
}

/** What the tables keep of a failed seal: never a library's words, which may repeat what it was given. */
export const troubleOf = (error: unknown): SealTrouble => (error instanceof SealUnusable ? error.trouble : 'failed');

/** As it is told to staff; earlier versions kept sentences. */
export const toldTrouble = (kept: string | null | undefined): SealTrouble | undefined =>
  kept ? (sealTroubles.find((one) => one === kept) ?? 'failed') : undefined;

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
