import { Injectable } from '@nestjs/common';
import { type Caller, Clock } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { CatalogueRecord, type CatalogueType } from '../catalogue/catalogue-record.entity.js';
import { catalogueDay, type CatalogueView, catalogueViews } from '../catalogue/catalogue-views.js';
import { commonWords } from './common-words.js';
import { matchTerms } from './match-terms.js';
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

/** Of what is published and not over, without what is their own: `$3` type, `$4` day, `$5` owner. */
const candidates = `x.type = $3 AND x.status = 'published' AND coalesce(least(x.valid_until, x.answer_by) >= $4::date, true)
  AND x.owner_id <> $5`;

const best = `${rarityScores('catalogue_records x', candidates)}
  SELECT x.id, scored.score + CASE WHEN x.industry = $6 THEN ${sameIndustry} ELSE 0 END AS score
  FROM scored JOIN catalogue_records x USING (id) ORDER BY score DESC, x.id DESC LIMIT ${considered}`;

/** Who fits, and why: needs for an achievement, achievements for a need. */
@Injectable()
export class MatchesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly rankings: Rankings,
  ) {}

  /** Of a record that the caller may see; the best first. */
  async of(caller: Caller, type: CatalogueType, own: CatalogueView): Promise<Match[]> {
    const terms = matchTerms(own.title, own.titleEn, own.summary);
    const now = this.clock.now();
    const other: CatalogueType = type === 'need' ? 'achievement' : 'need';
    const day = catalogueDay(now);
    const rows = await this.rankings.of(`${own.id} ${own.version} ${day}`, await this.lastChange(other), () =>
      this.db.query(best, [
        terms.map(({ condition }) => condition),
        terms.map(({ weight }) => weight),
        other,
        day,
        own.ownerId,
        own.industry,
      ]),
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

function reasons(own: CatalogueView, other: CatalogueView, met: MatchReasons['metAt']): MatchReasons {
  const { same, alike } = commonWords(textOf(own), textOf(other));
  return {
    industry: own.industry !== null && own.industry === other.industry ? own.industry : null,
    words: same,
    alike: alike.map(([mine, theirs]) => ({ own: mine, theirs })),
    metAt: met,
  };
}

const textOf = ({ title, titleEn, summary }: CatalogueView): string => [title, titleEn, summary].join('\n');
