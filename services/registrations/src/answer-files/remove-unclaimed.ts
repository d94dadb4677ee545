import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { FileStore } from './file-store.js';

const atOnce = 50;

/** Removes what nobody claimed in time: uploaded files, and sign-ups whose link was never opened. */
@Injectable()
export class RemoveUnclaimed {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly store: FileStore,
  ) {}

  /** @returns whether there may be more to do */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    await this.db.query('DELETE FROM unconfirmed_sign_ups WHERE expires_at <= $1', [now]);
    return transact(this.db, async (tx) => {
      const rows: { id: string }[] = await tx.query(
        `SELECT id FROM answer_files WHERE keep_until <= $1 ORDER BY keep_until LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [now, atOnce],
      );
      // The bytes first: should this process end between, the row is still there and says that they are to go.
      for (const { id } of rows) await this.store.remove(id);
      await tx.query('DELETE FROM answer_files WHERE id = ANY($1)', [rows.map((row) => row.id)]);
      return rows.length === atOnce;
    });
  }
}
