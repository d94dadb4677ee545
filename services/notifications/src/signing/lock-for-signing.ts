import type { EntityManager } from 'typeorm';
import { Envelope } from '../agreements/envelope.entity.js';
import { lockAgreement, type LockedAgreement, signatoriesOf } from '../agreements/locked-agreement.js';
import { atTurn, Signatory } from '../agreements/signatory.entity.js';
import {
  AnotherDocument,
  EnvelopeDeclined,
  EnvelopeExpired,
  EnvelopeVoided,
  NotYourTurn,
  SigningSessionEnded,
} from './signing.errors.js';
import type { SigningSession } from './signing-session.js';

export interface HeldForSigning extends LockedAgreement {
  signatory: Signatory;
}

/**
 * The agreement, locked, with the envelope this signatory belongs to, which may be an earlier one.
 * @throws SigningSessionEnded if a newer link was mailed meanwhile
 */
export async function lockForSigning(tx: EntityManager, session: SigningSession): Promise<HeldForSigning> {
  const known = await tx.findOneBy(Signatory, { id: session.signatoryId });
  if (!known) throw new SigningSessionEnded();
  const { agreementId } = await tx.findOneByOrFail(Envelope, { id: known.envelopeId });
  const held = await lockAgreement(tx, agreementId);
  // Read after the lock: what stood in the row before may be an earlier state.
  const envelope = await tx.findOneByOrFail(Envelope, { id: known.envelopeId });
  const signatories = await signatoriesOf(tx, envelope.id);
  const signatory = signatories.find((one) => one.id === session.signatoryId);
  if (!signatory || signatory.generation !== session.generation) throw new SigningSessionEnded();
  return { ...held, envelope, signatories, signatory };
}

/** @throws EnvelopeVoided, EnvelopeDeclined, EnvelopeExpired when the file is not out any more */
export function requireAlive({ envelope, signatory }: HeldForSigning, now: Date): void {
  if (envelope.status === 'voided') throw new EnvelopeVoided();
  if (envelope.status === 'declined') throw new EnvelopeDeclined();
  if (envelope.status === 'expired') throw new EnvelopeExpired();
  const late = envelope.expiresAt !== null && envelope.expiresAt <= now;
  if (late && !signatory.isDone) throw new EnvelopeExpired();
}

/** @throws AnotherDocument when the page was opened for another file than the session now is for */
export function requireShown({ envelope }: HeldForSigning, shownSha256: string | undefined): void {
  if (shownSha256 !== undefined && shownSha256 !== envelope.documentSha256) throw new AnotherDocument();
}

/** @throws NotYourTurn */
export function requireTurn({ signatories, signatory }: HeldForSigning): void {
  if (!atTurn(signatories).some((one) => one.id === signatory.id)) throw new NotYourTurn();
}
