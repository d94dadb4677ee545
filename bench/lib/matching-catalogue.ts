import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** A need of an enterprise and the achievement that answers it. */
export interface Pair {
  industry: string;
  need: string;
  needDetail: string;
  achievement: string;
  achievementDetail: string;
}

export type CatalogueType = 'needs' | 'achievements';

/** A record, and the ids of what fits it. */
export interface Labelled {
  id: string;
  title: string;
  type: CatalogueType;
  fitting: string[];
}

const examples = join(import.meta.dirname, '../../examples/data');

/** The catalogue of the events service, over HTTP; what nobody can ask for there, in its database. */
export class Catalogue {
  readonly #url: string;
  readonly #bearer: string;
  readonly #db: pg.Client;

  constructor(url: string, bearer: string, db: pg.Client) {
    this.#url = url;
    this.#bearer = bearer;
    this.#db = db;
  }

  async get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path);
  }

  /** The programme's own records. */
  async bringExamples(): Promise<void> {
    for (const what of ['organisations', 'events', 'achievements', 'needs']) {
      const body = readFileSync(join(examples, `${what}.csv`), 'utf8');
      await this.#call('POST', `/api/imports/${what}`, body, 'text/csv');
    }
  }

  /** Published, each of an owner of its own. */
  async record(pairs: readonly Pair[]): Promise<{ needs: string[]; achievements: string[] }> {
    const ids = { needs: [] as string[], achievements: [] as string[] };
    for (const pair of pairs) {
      const sides = [
        ['needs', pair.need, pair.needDetail],
        ['achievements', pair.achievement, pair.achievementDetail],
      ] as const;
      for (const [type, title, summary] of sides) {
        const owner = await this.#post<{ id: string }>('/api/organisations', { name: '测量单位', kind: 'enterprise' });
        const body = { title, summary, ownerId: owner.id, industry: pair.industry };
        const { id } = await this.#post<{ id: string }>(`/api/${type}`, body);
        await this.#post(`/api/${type}/${id}/publish`, {});
        ids[type].push(id);
      }
    }
    return ids;
  }

  /** As the catalogue was searched before it knew words. */
  async containing(text: string): Promise<string[]> {
    const { rows } = await this.#db.query<{ id: string }>(
      `SELECT id FROM catalogue_records WHERE type = 'achievement' AND (title ILIKE $1 OR summary ILIKE $1) LIMIT 5`,
      [`%${text}%`],
    );
    return rows.map(({ id }) => id);
  }

  /** The first ten that keyword search finds. */
  async search(text: string, industry = '', type: CatalogueType = 'achievements'): Promise<string[]> {
    const of = industry && `&industry=${encodeURIComponent(industry)}`;
    const path = `/api/${type}?limit=10&q=${encodeURIComponent(text)}${of}`;
    return (await this.get<{ items: { id: string }[] }>(path)).items.map(({ id }) => id);
  }

  async matches(type: CatalogueType, id: string): Promise<string[]> {
    const found = await this.get<{ achievements?: Fits[]; needs?: Fits[] }>(`/api/${type}/${id}/matches`);
    return (found.achievements ?? found.needs ?? []).map(({ achievement, need }) => (achievement ?? need)?.id ?? '');
  }

  /** A record of the programme by its code, and those of the other type that are called as in `titles`. */
  async labelled(code: string, titles: string[]): Promise<Labelled> {
    const { rows } = await this.#db.query<{ id: string; type: string; title: string }>(
      'SELECT id, type, title FROM catalogue_records WHERE code = $1 OR (code IS NULL AND title = ANY($2))',
      [code, titles],
    );
    const [own, ...fitting] = rows.sort((a, b) => Number(titles.includes(a.title)) - Number(titles.includes(b.title)));
    if (!own || fitting.length !== titles.length) throw new Error(`${code} and what fits are not all there`);
    const type = own.type === 'need' ? 'needs' : 'achievements';
    return { id: own.id, title: own.title, type, fitting: fitting.map(({ id }) => id) };
  }

  async withoutIndustry(): Promise<void> {
    await this.#db.query('UPDATE catalogue_records SET industry = NULL, version = version + 1, updated_at = now()');
  }

  /** Others of the same words: halves of two that exist, put together. */
  async fillTo(count: number): Promise<number> {
    await this.#db.query(
      `INSERT INTO catalogue_records (id, type, version, status, title, summary, owner_id, industry, open_call, published_at,
         created_at, updated_at, search, search_title, search_size)
       SELECT gen_random_uuid(), a.type, 1, 'published', a.title || '与' || b.title, a.summary || b.summary, a.owner_id,
         a.industry, false, now(), now(), now(), a.search || b.search, a.search_title || b.search_title,
         length(a.search || b.search)
       FROM catalogue_records a JOIN catalogue_records b ON b.type = a.type AND b.id <> a.id,
         generate_series(1, 3) ORDER BY random() LIMIT $1 - (SELECT count(*) FROM catalogue_records)`,
      [count],
    );
    await this.#db.query('VACUUM ANALYZE catalogue_records');
    const { rows } = await this.#db.query<{ n: number }>('SELECT count(*)::int AS n FROM catalogue_records');
    return rows[0]?.n ?? 0;
  }

  #post<T>(path: string, body: unknown): Promise<T> {
    return this.#call<T>('POST', path, JSON.stringify(body), 'application/json');
  }

  async #call<T>(method: string, path: string, body?: string, type?: string): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { authorization: this.#bearer, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

interface Fits {
  achievement?: { id: string };
  need?: { id: string };
}
