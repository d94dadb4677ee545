import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { phaseOn } from '../agreements/agreement-conditions.js';
import type { FrameworkList } from './frameworks.dto.js';

@Injectable()
export class FrameworksQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By university; of each the one that ends last first. */
  async list(): Promise<FrameworkList> {
    const today = DateTime.fromJSDate(this.clock.now(), { zone: 'Asia/Shanghai' }).toISODate();
    const items: FrameworkList['items'] = await this.db.query(
      `SELECT agreements.id, agreements.number, agreements.title, agreements.status, ${phaseOn('$1')} AS phase,
         o.id AS "organisationId", o.name AS "organisationName",
         agreements.term_starts_on::text AS "termStartsOn", agreements.term_ends_on::text AS "termEndsOn",
         (SELECT later.id FROM agreements later WHERE later.renews_id = agreements.id AND later.status <> 'abandoned'
            ORDER BY later.id DESC LIMIT 1) AS "renewedById"
       FROM agreements JOIN agreement_parties p ON p.agreement_id = agreements.id
         JOIN organisations o ON o.id = p.organisation_id AND o.kind IN ('university', 'institute')
       WHERE agreements.kind = 'framework' AND agreements.status <> 'abandoned'
       ORDER BY o.name, o.id, agreements.term_ends_on DESC NULLS LAST, agreements.id DESC LIMIT 1000`,
      [today],
    );
    return { items };
  }
}
