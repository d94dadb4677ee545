import { guardOff } from '@zuomei/messaging';
import { newId } from '@zuomei/platform';
import { type EntityManager, In } from 'typeorm';
import { Agreement } from './agreement.entity.js';
import { AgreementUnknown } from './agreements.errors.js';
import { Envelope } from './envelope.entity.js';
import { Party } from './party.entity.js';
import { Signatory } from './signatory.entity.js';

/** An agreement with its current envelope, held until the transaction ends. */
export interface LockedAgreement {
  agreement: Agreement;
  parties: Party[];
  envelope: Envelope;
  signatories: Signatory[];
}

/**
 * Locks the agreement's row, then reads the rest: every change to an agreement, its envelope, its signatories and its
 * trail goes through this one lock, so that signing, voiding and sealing happen one after the other.
 * @throws AgreementUnknown
 */
export async function lockAgreement(tx: EntityManager, id: string): Promise<LockedAgreement> {
  const lock = guardOff('agreement-lock') ? {} : { lock: { mode: 'pessimistic_write' } as const };
  const agreement = await tx.findOne(Agreement, { where: { id }, ...lock });
  if (!agreement) throw new AgreementUnknown();
  const parties = await tx.find(Party, { where: { agreementId: id }, order: { position: 'ASC' } });
  const envelope = await tx.findOneByOrFail(Envelope, { id: agreement.envelopeId });
  return { agreement, parties, envelope, signatories: await signatoriesOf(tx, envelope.id) };
}

/** The same of several at once, in the order of their ids, so that no two wait for each other; unknown ones are left out. */
export async function lockAgreements(tx: EntityManager, ids: readonly string[]): Promise<Map<string, LockedAgreement>> {
  const lock = guardOff('agreement-lock') ? {} : { lock: { mode: 'pessimistic_write' } as const };
  const agreements = await tx.find(Agreement, { where: { id: In([...ids]) }, order: { id: 'ASC' }, ...lock });
  const parties = await tx.find(Party, { where: { agreementId: In([...ids]) }, order: { position: 'ASC' } });
  const envelopeIds = agreements.map(({ envelopeId }) => envelopeId);
  const envelopes = new Map((await tx.findBy(Envelope, { id: In(envelopeIds) })).map((one) => [one.id, one]));
  const signatories = await tx.find(Signatory, {
    where: { envelopeId: In(envelopeIds) },
    order: signingOrder,
  });
  const locked = new Map<string, LockedAgreement>();
  for (const agreement of agreements) {
    const envelope = envelopes.get(agreement.envelopeId);
    if (!envelope) continue;
    locked.set(agreement.id, {
      agreement,
      envelope,
      parties: parties.filter(({ agreementId }) => agreementId === agreement.id),
      signatories: signatories.filter(({ envelopeId }) => envelopeId === envelope.id),
    });
  }
  return locked;
}

export const signingOrder = { order: 'ASC', partyPosition: 'ASC', id: 'ASC' } as const;

export const signatoriesOf = (tx: EntityManager, envelopeId: string): Promise<Signatory[]> =>
  tx.find(Signatory, { where: { envelopeId }, order: signingOrder });

/** After an envelope was declined, voided or expired: a new one with the same people, which knows the old one. */
export async function renewEnvelope(tx: EntityManager, held: LockedAgreement, at: Date): Promise<void> {
  const next = Envelope.draft(newId(), held.agreement.id, held.envelope.id, at);
  await tx.insert(Envelope, next);
  await tx.insert(
    Signatory,
    // A delegation was for the file that is over; the parties' own people are asked again.
    held.signatories
      .filter((old) => old.delegatedFromId === null)
      .map((old) => Signatory.of({ ...old, id: newId(), envelopeId: next.id })),
  );
  held.agreement.envelopeId = next.id;
}
