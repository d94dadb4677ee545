import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a park has to give. */
@Entity('park_spaces')
export class ParkSpace {
  @PrimaryColumn('uuid', { name: 'park_id' }) parkId!: string;
  @Column('int') version!: number;
  /** Free now; null: not known. */
  @Column('numeric', { name: 'area_square_metres', precision: 11, scale: 2, nullable: true })
  areaSquareMetres!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
}
