import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { sha256Hex } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { Settings } from '../config.js';
import { emailKey } from '../registrations/sign-up.js';
import { SETTINGS } from '../settings.module.js';
import type { DataClass, ErasureAuthor, ErasureDto } from './erasures.dto.js';

export interface Erasure {
  offeringId: string;
  registrationIds: string[];
  email: string;
  requestedBy: ErasureAuthor;
  byUser: string | undefined;
  dataClasses: DataClass[];
  erasedAt: Date;
}

interface Row {
  seq: string;
  number: string;
  offering_id: string;
  requested_by: ErasureAuthor;
  data_classes: DataClass[];
  erased_at: Date;
  prev_hash: string;
  hash: string;
}

const registerLock = 0x7a6d_6572;
const firstHash = '0'.repeat(64);
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Every erasure, each line chained to the one before: a line that was taken out or changed later shows. */
@Injectable()
export class ErasureRegister {
  constructor(
    private readonly db: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @returns the number of each, in the order given */
  async add(tx: EntityManager, erasures: readonly Erasure[]): Promise<string[]> {
    if (erasures.length === 0) return [];
    // The chain has one writer at a time; it lets go with the commit.
    await tx.query('SELECT pg_advisory_xact_lock($1)', [registerLock]);
    const [last] = await tx.query<Row[]>('SELECT seq, hash FROM erasures ORDER BY seq DESC LIMIT 1');
    let seq = Number(last?.seq ?? 0);
    let prevHash = last?.hash ?? firstHash;
    const lines = erasures.map((erasure) => {
      seq += 1;
      const line = {
        seq,
        number: newNumber(),
        offeringId: erasure.offeringId,
        registrationIds: erasure.registrationIds,
        requestedBy: erasure.requestedBy,
        byUser: erasure.byUser ?? null,
        dataClasses: erasure.dataClasses,
        emailHash: this.hashOf(erasure.email),
        erasedAt: erasure.erasedAt.toISOString(),
        prevHash,
      };
      prevHash = sha256Hex(JSON.stringify(line));
      return { ...line, hash: prevHash };
    });
    await tx.query(
      `INSERT INTO erasures (seq, number, offering_id, registration_ids, requested_by, by_user, data_classes, email_hash,
         erased_at, prev_hash, hash)
       SELECT seq, number, "offeringId", "registrationIds", "requestedBy", "byUser", "dataClasses", "emailHash",
         "erasedAt", "prevHash", hash
       FROM json_to_recordset($1) AS l (seq bigint, number text, "offeringId" uuid, "registrationIds" uuid[],
         "requestedBy" text, "byUser" text, "dataClasses" text[], "emailHash" text, "erasedAt" timestamptz,
         "prevHash" text, hash text)`,
      [JSON.stringify(lines)],
    );
    return lines.map(({ number }) => number);
  }

  async byNumber(number: string): Promise<ErasureDto | undefined> {
    return (await this.read('number = $1', [number]))[0];
  }

  async ofRegistration(id: string): Promise<ErasureDto | undefined> {
    return (await this.read('registration_ids @> ARRAY[$1::uuid]', [id]))[0];
  }

  /** The newest first. */
  async ofEvent(offeringId: string): Promise<ErasureDto[]> {
    return this.read('offering_id = $1', [offeringId]);
  }

  /** "Did you delete me?": answered to whoever knows the address. */
  async ofEmail(email: string): Promise<ErasureDto[]> {
    return this.read('email_hash = $1', [this.hashOf(email)]);
  }

  private async read(where: string, values: unknown[]): Promise<ErasureDto[]> {
    const rows: Row[] = await this.db.query(
      `SELECT * FROM erasures WHERE ${where} ORDER BY seq DESC LIMIT 500`,
      values,
    );
    return rows.map((row) => ({
      number: row.number,
      eventId: row.offering_id,
      erasedAt: row.erased_at.toISOString(),
      requestedBy: row.requested_by,
      dataClasses: row.data_classes,
      seq: Number(row.seq),
      hash: row.hash,
      prevHash: row.prev_hash,
    }));
  }

  private hashOf(email: string): string {
    return createHmac('sha256', this.settings.linkKey)
      .update(`erasure\0${emailKey(email)}`)
      .digest('hex');
  }
}

/** 80 bits, to be read out and typed: `E-7K2M-…`. */
function newNumber(): string {
  const signs = [...randomBytes(16)].map((byte) => letters[byte % 32]);
  return `E-${[0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-')}`;
}
