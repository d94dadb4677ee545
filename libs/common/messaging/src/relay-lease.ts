import { AnsweredClient, log } from '@zuomei/platform';
import type { Client } from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';

const relayLock = 7_301_987;
const askAgainMs = 1_000;

/**
 * The right to be the only relay of a database: a session lock on a connection of its own. The relay reads and
 * marks on that same connection, so that it cannot work on after it has lost the lock.
 */
export class RelayLease {
  private readonly log = log('relay');
  private client: Client | undefined;
  private held = false;
  private askedAt = 0;

  constructor(
    private readonly db: DataSource,
    private readonly patienceMs = 15_000,
  ) {}

  /** @returns the connection while this process is the relay, undefined while another one is */
  async take(): Promise<Client | undefined> {
    if (this.held && this.client) return this.client;
    if (Date.now() - this.askedAt < askAgainMs) return undefined;
    const client = this.client ?? (await this.connect());
    const { rows } = await this.using((connection) =>
      connection.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [relayLock]),
    );
    this.held = rows[0]?.mine === true;
    if (!this.held) {
      this.askedAt = Date.now();
      return undefined;
    }
    this.log.info('this process carries the facts');
    return client;
  }

  /**
   * Runs a statement on the lease's connection; after any error the connection, and with it the lock, is given up. So is
   * one that stays silent, or it would hold the facts back for ever. Not by pg's own `query_timeout`: its timer lets
   * what was read outlive the small collections (docs/performance.md, Check-ins).
   */
  async using<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const { client } = this;
    if (!client) throw new Error('the connection of the relay was lost');
    // By then there may be a new one, which has done nothing wrong.
    const giveUp = async (): Promise<void> => (this.client === client ? this.give() : undefined);
    const late = setTimeout(() => void giveUp(), this.patienceMs);
    try {
      return await work(client);
    } catch (error) {
      await giveUp();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  async give(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.held = false;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Client> {
    const { url } = this.db.options as Extract<DataSourceOptions, { type: 'postgres' }>;
    if (url === undefined) throw new Error('the database is configured by URL');
    const client = new AnsweredClient({
      connectionString: url,
      application_name: 'relay',
      // Its one question goes along an index; a planner that takes few rows to be unpublished would sort a backlog whole.
      options: '-c enable_sort=off',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', (error) => {
      this.log.warn({ reason: error.message }, 'connection of the relay lost');
      if (this.client === client) void this.give();
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
