import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Signatory } from '../agreements/signatory.entity.js';

const minutesToLive = 10;
const mostTries = 5;

/** A one-time code mailed to a signatory. Its digits follow from its id and the link key, and stand in no table. */
@Entity('signing_codes')
@Index('ix_signing_codes_signatory', ['signatoryId', 'requestedAt'])
export class SigningCode {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'signatory_id' })
  @ForeignKey(() => Signatory, { name: 'fk_signing_codes_signatory' })
  signatoryId!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('int')
  tries!: number;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  static of(id: string, signatoryId: string, at: Date): SigningCode {
    const code = new SigningCode();
    code.id = id;
    code.signatoryId = signatoryId;
    code.requestedAt = at;
    code.expiresAt = new Date(at.getTime() + minutesToLive * 60_000);
    code.tries = 0;
    code.usedAt = null;
    return code;
  }

  get triesLeft(): number {
    return mostTries - this.tries;
  }

  isAlive(at: Date): boolean {
    return this.usedAt === null && this.expiresAt > at && this.tries < mostTries;
  }
}
