import { ApiProperty } from '@nestjs/swagger';

export class CatalogueFileView {
  id!: string;
  /** Cleaned. */
  name!: string;
  /** By what it holds. */
  type!: string;
  @ApiProperty({ type: 'integer' }) size!: number;
}

export class ContactErased {
  /** How many records named that person; they have no contact any more. */
  @ApiProperty({ type: 'integer' }) erased!: number;
}
