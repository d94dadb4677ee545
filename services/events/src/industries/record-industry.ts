import { Injectable } from '@nestjs/common';
import { Clock, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { unlessTaken } from '../references.js';
import type { IndustryInput, IndustryView } from './industries.dto.js';
import { IndustryTaken } from './industries.errors.js';
import { industryView } from './industries.query.js';
import { Industry } from './industry.entity.js';

@Injectable()
export class RecordIndustry {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws IndustryTaken */
  execute({ name, nameEn }: IndustryInput): Promise<IndustryView> {
    return transact(this.db, async (tx) => {
      const industry = Industry.named(name, nameEn || null, this.clock.now());
      await unlessTaken(
        'industries_name',
        () => new IndustryTaken(name),
        () => tx.insert(Industry, industry),
      );
      return industryView(industry);
    });
  }
}
