import { Injectable } from '@nestjs/common';
import { type Caller, Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { CatalogueRecord, type CatalogueType } from '../catalogue/catalogue-record.entity.js';
import { catalogueDay, type CatalogueView, catalogueViews } from '../catalogue/catalogue-views.js';
import { commonWords } from './common-words.js';
import { termParameters } from './match-terms.js';
import type { MatchReasons } from './matching.dto.js';
import { metAt } from './met-at.query.js';
import { Rankings } from './rankings.js';
import { rarityScores } from './rarity-score.js';

/** As much as a rare word. */
const sameIndustry = 6;
const metBefore = 2;
const considered = 30;
const shown = 10;

export interface Match {
  score: number;
  why: MatchReasons;
  record: CatalogueView;
}

/** Whom something is to fit: a record of the catalogue, or a person by what they spoke of. */
export interface Asking {
  /** Differs where the texts do. */
  readonly key: string;
  readonly texts: readonly (string | null)[];
  readonly industry: string | null;
  /** Nothing of its own is offered to it. */
  readonly ownerId: string | null;
}

export const askingOf = (record: CatalogueView): Asking => ({
  key: `${record.id} ${record.version}`,
  texts: [record.title, record.titleEn, record.summary],
  industry: record.industry,
  ownerId: record.ownerId,
});

/** Of what is published and not over, without what is their own: `$3` type, `$4` day, `$5` owner. */
const candidates = `x.type = $3 AND x.status = 'published' AND coalesce(least(x.valid_until, x.answer_by) >= $4::date, true)
  AND x.owner_id IS DISTINCT FROM $5`;

const best = `${rarityScores('catalogue_records x', candidates)}
  SELECT x.id, scored.score + CASE WHEN x.industry = $6 THEN ${sameIndustry} ELSE 0 END AS score
  FROM scored JOIN catalogue_records x USING (id) ORDER BY score DESC, x.id DESC LIMIT ${considered}`;

/** Who fits, and why: needs for an achievement or an expert, achievements for a need. */
@Injectable()
export class MatchesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly rankings: Rankings,
  ) {}

  /** What of `other` fits best, the best first; `own` is of what the caller may see. */
  async of(caller: Caller, other: CatalogueType, own: Asking): Promise<Match[]> {
    const now = this.clock.now();
    const day = catalogueDay(now);
    const rows = await this.rankings.of(`${own.key} ${day}`, await this.lastChange(other), () =>
      this.db.query(best, [...termParameters(own.texts), other, day, own.ownerId, own.industry]),
    );
    const scores = new Map(rows.map((row) => [row.id, row.score]));
    const records = await this.db.manager.findBy(CatalogueRecord, { id: In([...scores.keys()]), status: 'published' });
    const met = await metAt(
      this.db.manager,
      caller,
      own.ownerId,
      records.map(({ ownerId }) => ownerId),
    );
    const views = await catalogueViews(this.db.manager, caller, records, now);
    return views
      .map((record) => {
        const why = reasons(own, record, met.get(record.ownerId) ?? []);
        const score = (scores.get(record.id) ?? 0) + (why.metAt.length > 0 ? metBefore : 0);
        return { score: Math.round(score * 100) / 100, why, record };
      })
      .filter(({ why }) => why.industry !== null || why.words.length + why.alike.length + why.metAt.length > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, shown);
  }

  private async lastChange(type: CatalogueType): Promise<string> {
    const [last]: { at: string | null }[] = await this.db.query(
      'SELECT max(updated_at)::text AS at FROM catalogue_records WHERE type = $1',
      [type],
    );
    return last?.at ?? '';
  }
}

function reasons(own: Asking, other: CatalogueView, met: MatchReasons['metAt']): MatchReasons {
  const { same, alike } = commonWords(own.texts.join('\n'), askingOf(other).texts.join('\n'));
  return {
    industry: own.industry !== null && own.industry === other.industry ? own.industry : null,
    words: same,
    alike: alike.map(([mine, theirs]) => ({ own: mine, theirs })),
    metAt: met,
  };
}
