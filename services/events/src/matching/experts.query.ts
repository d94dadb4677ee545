import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import { expertId } from '../sessions/expert-id.js';
import { Session, type Speaker } from '../sessions/session.entity.js';
import { commonWords } from './common-words.js';
import { spokeInPublic } from './expert.query.js';
import { termParameters } from './match-terms.js';
import type { Asking } from './matches.query.js';
import type { MatchingExpert } from './matching.dto.js';
import { metAt } from './met-at.query.js';
import { Rankings } from './rankings.js';
import { rarityScores } from './rarity-score.js';

const considered = 60;
const shown = 5;

const best = `${rarityScores(
  'sessions x JOIN events e ON e.id = x.event_id',
  `${spokeInPublic} AND jsonb_array_length(x.speakers) > 0`,
)} SELECT id, score FROM scored ORDER BY score DESC, id DESC LIMIT ${considered}`;

/** Who has spoken of what a need asks for or an achievement offers; without people of its owner. */
@Injectable()
export class ExpertsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly rankings: Rankings,
  ) {}

  async for(caller: Caller, own: Asking): Promise<MatchingExpert[]> {
    const rows = await this.rankings.of(`experts ${own.key}`, await this.lastChange(), () =>
      this.db.query(best, termParameters(own.texts)),
    );
    const scores = new Map(rows.map((row) => [row.id, row.score]));
    const sessions = await this.db.manager.findBy(Session, { id: In([...scores.keys()]) });
    sessions.sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0));
    const experts = this.speakersOf(sessions, scores, own);
    const organisations = experts.flatMap(({ speaker }) => speaker.organisationId ?? []);
    const names = await namesOf<OrganisationName>(this.db.manager, 'organisations', organisations);
    const met = await metAt(this.db.manager, caller, own.ownerId, organisations);
    return experts.map(({ speaker, score, words, spokeAt }) => {
      const organisation = names.get(speaker.organisationId ?? '');
      const { same, alike } = words;
      return {
        id: expertId(speaker),
        score: Math.round(score * 100) / 100,
        name: speaker.name,
        title: speaker.title,
        ...(organisation ? { organisation } : {}),
        why: {
          industry: null,
          words: same,
          alike: alike.map(([own, theirs]) => ({ own, theirs })),
          metAt: met.get(speaker.organisationId ?? '') ?? [],
        },
        spokeAt,
      };
    });
  }

  private async lastChange(): Promise<string> {
    const [last]: { at: string | null }[] = await this.db.query(
      'SELECT greatest((SELECT max(updated_at) FROM sessions), (SELECT max(updated_at) FROM events))::text AS at',
    );
    return last?.at ?? '';
  }

  /** One line a person, by name and organisation; a session without a word in common tells nothing of its speakers. */
  private speakersOf(sessions: Session[], scores: ReadonlyMap<string, number>, own: Asking) {
    const text = own.texts.join('\n');
    const people = new Map<
      string,
      { speaker: Speaker; score: number; words: ReturnType<typeof commonWords>; spokeAt: MatchingExpert['spokeAt'] }
    >();
    for (const { id, eventId, title, speakers } of sessions) {
      for (const speaker of speakers) {
        if (speaker.organisationId === own.ownerId) continue;
        const words = commonWords(text, [title, speaker.title].join('\n'));
        if (words.same.length + words.alike.length === 0) continue;
        const key = expertId(speaker);
        const known = people.get(key);
        if (!known) people.set(key, { speaker, score: scores.get(id) ?? 0, words, spokeAt: [{ eventId, title }] });
        else if (known.spokeAt.length < 3) known.spokeAt.push({ eventId, title });
      }
    }
    return [...people.values()].slice(0, shown);
  }
}
