import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, requireVersion, transact, transactOnce } from '@zuomei/platform';
import { DataSource, type EntityManager, In } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { References } from '../references/references.js';
import type { CeremonyBody, CeremonyChanges, CeremonyItemBody, CeremonyItemChanges } from './ceremonies.dto.js';
import { ItemAgreementOver, ItemAgreementUnknown, ItemRepeated, ItemTicked } from './ceremonies.errors.js';
import { CeremonyItem } from './ceremony-item.entity.js';
import { Ceremony, itemOf } from './ceremony.entity.js';
import { lockCeremony } from './locked-ceremony.js';

/** What the clerk prepares: the run, its order, and who comes on stage. */
@Injectable()
export class PlanCeremony {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly clock: Clock,
  ) {}

  /** @throws UnknownReference for the event; 422 naming an agreement that cannot stand in the run */
  async execute(body: CeremonyBody, staffId: string, once: OnceKey | undefined): Promise<{ id: string }> {
    const eventId = body.eventId.toLowerCase();
    await this.references.waitForReference([{ kind: 'event', id: eventId, pointer: '/eventId' }]);
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const ceremony = Ceremony.plan({
        id: newId(),
        eventId,
        title: body.title.trim(),
        showAmounts: body.showAmounts ?? false,
        createdBy: staffId,
        createdAt: this.clock.now(),
      });
      await tx.insert(Ceremony, ceremony);
      await this.arrange(tx, ceremony, [], body.items ?? []);
      return { id: ceremony.id };
    });
    return result;
  }

  /** @throws CeremonyUnknown, 412 STALE_VERSION */
  change(id: string, { title, showAmounts }: CeremonyChanges, ifMatch: number | undefined): Promise<void> {
    return this.within(id, ifMatch, (_, { ceremony }) => {
      if (title !== undefined) ceremony.title = title.trim();
      if (showAmounts !== undefined) ceremony.showAmounts = showAmounts;
    });
  }

  /** The whole run anew. @throws CeremonyUnknown, 412 STALE_VERSION, ItemTicked, 422 naming an agreement */
  order(id: string, bodies: CeremonyItemBody[], ifMatch: number | undefined): Promise<void> {
    return this.within(id, ifMatch, (tx, { ceremony, items }) => this.arrange(tx, ceremony, items, bodies));
  }

  /** @throws CeremonyUnknown, ItemUnknown, 412 STALE_VERSION */
  changeItem(id: string, itemId: string, changes: CeremonyItemChanges, ifMatch: number | undefined): Promise<void> {
    return this.within(id, ifMatch, async (tx, { items }) => {
      await tx.save(apply(itemOf(items, itemId), changes));
    });
  }

  private within(
    id: string,
    ifMatch: number | undefined,
    work: (tx: EntityManager, held: { ceremony: Ceremony; items: CeremonyItem[] }) => void | Promise<void>,
  ): Promise<void> {
    return transact(this.db, async (tx) => {
      const held = await lockCeremony(tx, id);
      requireVersion(ifMatch, held.ceremony.version);
      await work(tx, held);
      held.ceremony.version += 1;
      await tx.save(held.ceremony);
    });
  }

  private async arrange(
    tx: EntityManager,
    ceremony: Ceremony,
    before: CeremonyItem[],
    bodies: CeremonyItemBody[],
  ): Promise<void> {
    const ids = bodies.map((body) => body.agreementId.toLowerCase());
    const agreements = await tx.findBy(Agreement, { id: In([...ids, ...before.map((one) => one.agreementId)]) });
    const agreementOf = new Map(agreements.map((one) => [one.id, one]));
    const known = new Map(before.map((item) => [item.agreementId, item]));
    for (const [at, agreementId] of ids.entries()) {
      const agreement = agreementOf.get(agreementId);
      if (!agreement) throw new ItemAgreementUnknown(at);
      if (ids.indexOf(agreementId) !== at) throw new ItemRepeated(at);
      if (!known.has(agreementId) && ['abandoned', 'terminated'].includes(agreement.status))
        throw new ItemAgreementOver(at);
    }
    const gone = before.filter((item) => !ids.includes(item.agreementId));
    const ticked = gone.find((item) => item.status !== 'planned');
    if (ticked) throw new ItemTicked(agreementOf.get(ticked.agreementId)?.title ?? '');
    if (gone.length > 0) await tx.remove(gone);
    const items = bodies.map((body, position) => {
      const item = known.get(ids[position] ?? '') ?? blank(ceremony.id, ids[position] ?? '');
      item.position = position;
      return apply(item, body);
    });
    await tx.save(items);
  }
}

const blank = (ceremonyId: string, agreementId: string): CeremonyItem =>
  Object.assign(new CeremonyItem(), {
    id: newId(),
    ceremonyId,
    agreementId,
    status: 'planned' as const,
    onStage: null,
    hideAmount: false,
    note: null,
    tickedAt: null,
    tickedByName: null,
  });

function apply(item: CeremonyItem, { onStage, hideAmount, note }: CeremonyItemChanges): CeremonyItem {
  if (onStage !== undefined)
    item.onStage =
      onStage?.map(({ name, title, party }) => ({
        name: name.trim(),
        title: title?.trim() || null,
        party: party?.trim() || null,
      })) ?? null;
  if (hideAmount !== undefined) item.hideAmount = hideAmount;
  if (note !== undefined) item.note = note?.trim() || null;
  return item;
}
