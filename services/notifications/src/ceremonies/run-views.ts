import type { AgreementKind, AgreementStatus, EnvelopeStatus, SignatoryStatus } from '@zuomei/contracts';
import { present } from '../agreements/agreements.view.js';
import type { CeremonyItemView, CeremonyView, OnStageView, StageItemView, StageView } from './ceremonies.view.js';
import type { CeremonyItemStatus, PersonOnStage } from './ceremony-item.entity.js';

export interface CeremonyRow {
  id: string;
  version: number;
  event_id: string;
  title: string;
  show_amounts: boolean;
  current_item_id: string | null;
  event_title: string;
  event_starts_at: Date;
  total: number;
  done: number;
  skipped: number;
  signed: number;
}

interface PersonRow {
  name: string;
  title: string | null;
  role: string;
  status: SignatoryStatus;
  party: string | null;
}

export interface ItemRow {
  id: string;
  status: CeremonyItemStatus;
  ticked_at: Date | null;
  ticked_by_name: string | null;
  on_stage: PersonOnStage[] | null;
  hide_amount: boolean;
  note: string | null;
  agreement_id: string;
  number: string;
  title: string;
  kind: AgreementKind;
  agreement_status: AgreementStatus;
  evidence: 'sealed' | 'paper' | 'recorded' | null;
  signed_on: string | null;
  amount: string | null;
  envelope: EnvelopeStatus;
  parties: { label: string; name: string }[];
  people: PersonRow[];
  paper: { uploadedBy: string; uploadedByName: string | null; verifiedAt: string | null } | null;
}

const isDone = ({ status }: PersonRow): boolean => status === 'signed' || status === 'approved';

const peopleOn = (row: ItemRow): OnStageView[] =>
  (row.on_stage ?? row.people.filter((one) => one.role === 'signer')).map(({ name, title, party }) =>
    present({ name, title: title ?? undefined, party: party ?? undefined }),
  );

export const rowView = (row: CeremonyRow): CeremonyView => ({
  id: row.id,
  version: row.version,
  eventId: row.event_id,
  eventTitle: row.event_title,
  eventStartsAt: row.event_starts_at.toISOString(),
  title: row.title,
  showAmounts: row.show_amounts,
  counts: { total: row.total, done: row.done, skipped: row.skipped, signed: row.signed },
});

export function itemView(row: ItemRow): CeremonyItemView {
  const acting = row.people.filter((one) => one.role !== 'cc');
  const missing = row.agreement_status === 'signed' ? [] : acting.filter((one) => !isDone(one));
  return present({
    id: row.id,
    status: row.status,
    tickedAt: row.ticked_at?.toISOString(),
    tickedByName: row.ticked_by_name ?? undefined,
    onStage: peopleOn(row),
    onStageGiven: row.on_stage !== null,
    hideAmount: row.hide_amount,
    note: row.note ?? undefined,
    agreement: present({
      id: row.agreement_id,
      number: row.number,
      title: row.title,
      kind: row.kind,
      status: row.agreement_status,
      evidence: row.evidence ?? undefined,
      signedOn: row.signed_on ?? undefined,
      amount: row.amount ?? undefined,
      parties: row.parties,
      envelope: row.envelope,
      signatories: acting.length,
      signed: acting.filter(isDone).length,
      missing: missing.map((one) => one.name),
      paper: row.paper
        ? present({
            uploadedBy: row.paper.uploadedBy,
            uploadedByName: row.paper.uploadedByName ?? undefined,
            verifiedAt: row.paper.verifiedAt ? new Date(row.paper.verifiedAt).toISOString() : undefined,
          })
        : undefined,
    }),
  });
}

/** Who is on, who comes next, and how far the run has got. */
export function stageOf(ceremony: CeremonyRow, rows: readonly ItemRow[]): StageView {
  const shown = rows.filter((row) => row.status !== 'skipped');
  const at = shown.findIndex((row) => row.id === ceremony.current_item_id);
  // After the one on stage; where the clerk jumped over some, those come when the run is at its end.
  const waiting = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0))];
  const next = waiting.find((row) => row.status === 'planned');
  const amountOf = (row: ItemRow): string | undefined =>
    ceremony.show_amounts && !row.hide_amount ? (row.amount ?? undefined) : undefined;
  const view = (row: ItemRow | undefined): StageItemView | undefined =>
    row &&
    present({
      id: row.id,
      place: shown.indexOf(row) + 1,
      title: row.title,
      kind: row.kind,
      parties: row.parties,
      onStage: peopleOn(row),
      amount: amountOf(row),
      done: row.status === 'done',
      signed: row.agreement_status === 'signed',
    });
  const signed = shown.filter((row) => row.agreement_status === 'signed').flatMap((row) => amountOf(row) ?? []);
  const { id, version, title, eventTitle, counts } = rowView(ceremony);
  return present({
    ...{ id, version, title, eventTitle, counts },
    now: view(shown[at]),
    next: view(next),
    signedAmount: ceremony.show_amounts && signed.length > 0 ? sum(signed) : undefined,
  });
}

/** Of decimal yuan, to the cent and never through a float. */
function sum(amounts: readonly string[]): string {
  const cents = amounts.reduce((total, amount) => total + BigInt(amount.replace('.', '')), 0n);
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
