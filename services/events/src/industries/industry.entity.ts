import { newId } from '@zuomei/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export interface IndustryDetails {
  name?: string;
  nameEn?: string | null;
  retired?: boolean;
}

/** A line of business by which events, achievements and needs are found and counted; they keep its name. */
@Entity('industries')
// Over small letters, which only its migration can say.
@Index('industries_name', { synchronize: false })
export class Industry {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('text') name!: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn!: string | null;
  /** Not offered any more; stays on what has it. */
  @Column({ type: 'timestamptz', name: 'retired_at', precision: 3, nullable: true }) retiredAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static named(name: string, nameEn: string | null, now: Date): Industry {
    const dates = { retiredAt: null, createdAt: now, updatedAt: now };
    return Object.assign(new Industry(), { id: newId(), version: 1, name, nameEn, ...dates });
  }

  /** @returns whether anything differs; then this is the next version */
  change({ name = this.name, nameEn = this.nameEn, retired = this.retiredAt !== null }: IndustryDetails, now: Date) {
    const next = { name, nameEn: nameEn || null, retiredAt: retired ? (this.retiredAt ?? now) : null };
    if (next.name === this.name && next.nameEn === this.nameEn && next.retiredAt === this.retiredAt) return false;
    Object.assign(this, next, { version: this.version + 1, updatedAt: now });
    return true;
  }
}
