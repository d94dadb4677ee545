import { Injectable } from '@nestjs/common';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { lockCeremony } from './locked-ceremony.js';

export type CeremonyStep = 'called' | 'done' | 'skipped' | 'undo';

/** What the clerk does while the ceremony lasts. No step touches an agreement: only signatures do. */
@Injectable()
export class RunCeremony {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A step that was made already changes nothing. @throws CeremonyUnknown, ItemUnknown, 412 STALE_VERSION */
  execute(
    { id, itemId, step }: { id: string; itemId: string; step: CeremonyStep },
    by: { name?: string },
    ifMatch: number | undefined,
  ): Promise<void> {
    return transact(this.db, async (tx) => {
      const { ceremony, items } = await lockCeremony(tx, id);
      requireVersion(ifMatch, ceremony.version);
      const changed =
        step === 'called'
          ? ceremony.call(items, itemId)
          : step === 'undo'
            ? ceremony.undo(items, itemId)
            : ceremony.tick(items, itemId, step, { ...by, at: this.clock.now() });
      if (changed.length === 0) return;
      for (const item of changed) await tx.save(item);
      ceremony.version += 1;
      await tx.save(ceremony);
    });
  }
}
