import { newId } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { Reference } from '../references/references.js';
import type { AgreementTerms } from './agreement.entity.js';
import { decimal, endOf, requireNoOverlap } from './agreement-rules.js';
import type { AgreementChanges, PartyBody } from './agreements.dto.js';
import { UnknownFollowUp, UnknownPredecessor } from './agreements.errors.js';
import { Party } from './party.entity.js';
import { Signatory } from './signatory.entity.js';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const money = (value: string | null): string | null => (value === null ? null : decimal(value));

/** The records of the events service that a body names. */
export function referencesIn({ eventId, eventIds, parties }: AgreementChanges): Reference[] {
  return [
    ...(eventId ? [{ kind: 'event' as const, id: eventId, pointer: '/eventId' }] : []),
    ...(eventIds ?? []).map((id, n) => ({ kind: 'event' as const, id, pointer: `/eventIds/${n}` })),
    ...(parties ?? []).map(({ organisationId: id }, n) => ({
      kind: 'organisation' as const,
      id,
      pointer: `/parties/${n}/organisationId`,
    })),
  ];
}

/** The terms a body speaks of; what it leaves out is left out. */
export function termsIn(body: AgreementChanges): Partial<AgreementTerms> {
  const terms: Partial<AgreementTerms> = {};
  if (body.kind) terms.kind = body.kind;
  if (body.title) terms.title = oneLine(body.title);
  if (body.body !== undefined) terms.body = body.body ?? '';
  if (body.followUpId !== undefined) terms.followUpId = body.followUpId;
  if (body.eventIds || body.eventId !== undefined)
    terms.eventIds = [...new Set([...(body.eventIds ?? []), ...(body.eventId ? [body.eventId] : [])])].map((id) =>
      id.toLowerCase(),
    );
  if (body.currency) terms.currency = body.currency;
  if (body.amount !== undefined) terms.amount = money(body.amount);
  if (body.technologyTransactionAmount !== undefined)
    terms.technologyTransactionAmount = money(body.technologyTransactionAmount);
  if (body.termStartsOn !== undefined) terms.termStartsOn = body.termStartsOn;
  if (body.termEndsOn !== undefined) terms.termEndsOn = body.termEndsOn;
  if (body.renewsId !== undefined) terms.renewsId = body.renewsId;
  if (body.endedTermFigures) terms.endedTermFigures = body.endedTermFigures.map((figure) => ({ ...figure }));
  if (body.signBy !== undefined) terms.signBy = body.signBy === null ? null : endOf(body.signBy);
  if (body.signingCode !== undefined) terms.signingCode = body.signingCode;
  return terms;
}

export const emptyTerms: Omit<AgreementTerms, 'kind' | 'title'> = {
  body: '',
  followUpId: null,
  eventIds: [],
  currency: 'CNY',
  amount: null,
  technologyTransactionAmount: null,
  termStartsOn: null,
  termEndsOn: null,
  renewsId: null,
  endedTermFigures: [],
  signBy: null,
  signingCode: false,
};

/**
 * @throws UnknownFollowUp, UnknownPredecessor
 * @throws TermOverlap where a renewal starts before its predecessor has ended
 */
export async function requireOwnReferences(
  tx: EntityManager,
  terms: Pick<AgreementTerms, 'followUpId' | 'renewsId' | 'termStartsOn'> & { id: string },
): Promise<void> {
  if (terms.followUpId !== null) {
    const found: unknown[] = await tx.query('SELECT 1 FROM follow_ups WHERE id = $1', [terms.followUpId]);
    if (found.length === 0) throw new UnknownFollowUp();
  }
  if (terms.renewsId !== null) {
    const [predecessor]: { ends_on: string | null }[] = await tx.query(
      'SELECT term_ends_on::text AS ends_on FROM agreements WHERE id = $1 AND id <> $2',
      [terms.renewsId, terms.id],
    );
    if (!predecessor) throw new UnknownPredecessor();
    requireNoOverlap(terms.termStartsOn, predecessor.ends_on);
  }
}

/** The names of organisations as they are now. */
export async function organisationNames(tx: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM organisations WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Puts these parties and signatories in place of what a draft has. */
export async function replaceParties(
  tx: EntityManager,
  agreementId: string,
  envelopeId: string,
  bodies: PartyBody[],
): Promise<void> {
  const ids = bodies.map((body) => body.organisationId.toLowerCase());
  const names = await organisationNames(tx, ids);
  await tx.delete(Party, { agreementId });
  await tx.delete(Signatory, { envelopeId });
  await tx.insert(
    Party,
    bodies.map((body, position) => ({
      agreementId,
      position,
      organisationId: body.organisationId.toLowerCase(),
      name: names.get(body.organisationId.toLowerCase()) ?? '',
      label: oneLine(body.label),
    })),
  );
  const people = bodies.flatMap((body, partyPosition) =>
    body.signatories.map((person) =>
      Signatory.of({
        id: newId(),
        envelopeId,
        partyPosition,
        name: oneLine(person.name),
        email: person.email.trim(),
        locale: person.locale ?? 'zh-CN',
        title: person.title ? oneLine(person.title) : null,
        role: person.role,
        order: person.order ?? 1,
      }),
    ),
  );
  if (people.length > 0) await tx.insert(Signatory, people);
}
