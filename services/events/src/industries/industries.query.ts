import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IndustryView } from './industries.dto.js';
import { Industry } from './industry.entity.js';

export const industryView = ({ id, version, name, nameEn, retiredAt }: Industry): IndustryView => ({
  id,
  version,
  name,
  nameEn,
  retired: retiredAt !== null,
});

@Injectable()
export class IndustriesQuery {
  constructor(private readonly db: DataSource) {}

  /** In the order in which they came into the table; a few dozen at most. */
  async all(): Promise<IndustryView[]> {
    return (await this.db.manager.find(Industry, { order: { id: 'ASC' } })).map(industryView);
  }
}
