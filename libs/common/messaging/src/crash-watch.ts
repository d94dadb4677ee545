import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';

/**
 * Finds a message that ends the process, which no catch can see: a row is written before the first messages after
 * a start and taken back when they are decided. What a dead process leaves behind is counted by the next one.
 */
@Injectable()
export class CrashWatch {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /** @returns how many processes in a row began at this very offset and did not come to an end, this one included */
  async begin(topic: string, partition: number, offset: string): Promise<number> {
    const [row] = await this.db.query<{ starts: number }[]>(
      `INSERT INTO consumption_starts AS s (consumer, topic, partition, next_offset) VALUES ($1, $2, $3, $4)
       ON CONFLICT (consumer, topic, partition) DO UPDATE SET next_offset = excluded.next_offset, started_at = now(),
         starts = CASE WHEN s.next_offset = excluded.next_offset THEN s.starts + 1 ELSE 1 END
       RETURNING starts`,
      [this.options.service, topic, partition, offset],
    );
    return row?.starts ?? 1;
  }

  async end(topic: string, partition: number): Promise<void> {
    await this.db.query(
      'UPDATE consumption_starts SET starts = 0 WHERE consumer = $1 AND topic = $2 AND partition = $3',
      [this.options.service, topic, partition],
    );
  }
}
