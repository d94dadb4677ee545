import { OrganisationRecordedV1, type OrganisationKind } from '@zuomei/contracts';
import { newId } from '@zuomei/platform';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What is said of an organisation; null clears, undefined leaves as it is. */
export interface OrganisationDetails {
  code?: string | null;
  name?: string;
  nameEn?: string | null;
  kind?: OrganisationKind;
  city?: string | null;
  district?: string | null;
  creditCode?: string | null;
}

const detailNames = ['code', 'name', 'nameEn', 'kind', 'city', 'district', 'creditCode'] as const;

/** A university, enterprise, bureau or any other party that hosts, visits, offers, needs or signs. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Index('organisations_code', { unique: true })
  @Column('text', { nullable: true })
  code!: string | null;
  @Column('text') name!: string;
  @Column('text', { name: 'name_en', nullable: true }) nameEn!: string | null;
  @Column('text') kind!: OrganisationKind;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) district!: string | null;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 }) createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', precision: 3 }) updatedAt!: Date;

  static record(details: OrganisationDetails & { name: string; kind: OrganisationKind }, now: Date): Organisation {
    const organisation = new Organisation();
    Object.assign(organisation, { code: null, nameEn: null, city: null, district: null, creditCode: null });
    Object.assign(organisation, { id: newId(), version: 1, createdAt: now, updatedAt: now }, given(details));
    return organisation;
  }

  /** Takes over what differs. @returns whether anything did; then this is the next version */
  change(details: OrganisationDetails, now: Date): boolean {
    const differing = Object.entries(given(details)).filter(([name, value]) => this[name as keyof this] !== value);
    if (differing.length === 0) return false;
    Object.assign(this, Object.fromEntries(differing));
    this.version += 1;
    this.updatedAt = now;
    return true;
  }

  /** The whole of it, as others are told. */
  recorded(): OrganisationRecordedV1 {
    return Object.assign(new OrganisationRecordedV1(), {
      organisationId: this.id,
      version: this.version,
      code: this.code ?? undefined,
      name: this.name,
      nameEn: this.nameEn ?? undefined,
      kind: this.kind,
      city: this.city ?? undefined,
      district: this.district ?? undefined,
      creditCode: this.creditCode ?? undefined,
    });
  }
}

/** The details that were said; an empty text says nothing. */
const given = (details: OrganisationDetails): Record<string, string | null> =>
  Object.fromEntries(
    detailNames.flatMap((name) => {
      const value = details[name];
      return value === undefined ? [] : [[name, value === '' ? null : value]];
    }),
  );
