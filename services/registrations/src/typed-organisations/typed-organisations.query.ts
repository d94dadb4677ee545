import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Likeness, type Named } from './likeness.js';
import type {
  LikeDto,
  TypedChangeDto,
  TypedFilter,
  TypedNameDto,
  TypedOrganisationDto,
  TypedOrganisationPage,
} from './typed-organisations.dto.js';
import { TypedOrganisationNotFound } from './typed-organisations.errors.js';

interface Row {
  id: string;
  version: number;
  name: string;
  attendances: number;
  events: number;
  into_id: string | null;
  into_name: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
}

interface LogRow {
  typed_id: string;
  at: Date;
  user_id: string;
  into_id: string | null;
  into_name: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
}

const names = `LEFT JOIN typed_organisations i ON i.id = l.merged_into LEFT JOIN organisations o ON o.id = l.organisation_id`;
const named = `i.id AS into_id, i.spelling AS into_name, o.id AS organisation_id, o.name AS organisation_name`;

/** The names that people who came typed, and what they may be. */
@Injectable()
export class TypedOrganisationsQuery {
  constructor(private readonly db: DataSource) {}

  /** Most typed first. */
  async page({ q, state, limit, cursor }: TypedFilter): Promise<TypedOrganisationPage> {
    const [many, after] = cursor ? decodeCursor<[number, string]>(cursor, 2) : [null, null];
    const rows = await this.rows(
      `($1::text IS NULL OR strpos(lower(l.spelling), lower($1)) > 0)
       AND ($2::text IS NULL OR ($2 = 'merged') = (coalesce(l.merged_into, l.organisation_id) IS NOT NULL))
       AND ($3::int IS NULL OR (attendances, l.id) < ($3, $4::uuid))
       ORDER BY attendances DESC, l.id DESC LIMIT $5`,
      [q?.trim() || null, state ?? null, many, after, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (row) => [row.attendances, row.id]);
    const [count]: { open: number }[] = await this.db.query(
      `SELECT count(*)::int AS open FROM typed_organisations
       WHERE coalesce(merged_into, organisation_id) IS NULL AND spelling <> ''`,
    );
    return { items: await this.views(items), open: count?.open ?? 0, nextCursor };
  }

  /** @throws TypedOrganisationNotFound */
  async one(id: string): Promise<TypedOrganisationDto> {
    const [view] = await this.views(await this.rows('l.id = $1', [id]));
    if (!view) throw new TypedOrganisationNotFound();
    return view;
  }

  /** What nobody has typed any longer, or whose words were erased, is left out. */
  private async rows(where: string, parameters: unknown[]): Promise<Row[]> {
    return this.db.query<Row[]>(
      `SELECT l.id, l.version, l.spelling AS name, attendances, events, ${named}
       FROM typed_organisations l ${names}
         JOIN LATERAL (SELECT count(*)::int AS attendances, count(DISTINCT r.offering_id)::int AS events
           FROM attendee_organisations a JOIN registrations r ON r.id = a.registration_id WHERE a.typed_id = l.id) AS used
           ON attendances > 0
       WHERE l.spelling <> '' AND ${where}`,
      parameters,
    );
  }

  private async views(rows: Row[]): Promise<TypedOrganisationDto[]> {
    const logs = await this.logs(rows.map(({ id }) => id));
    const open = rows.filter(({ into_id, organisation_id }) => into_id === null && organisation_id === null);
    const like = open.length > 0 ? await this.likeness() : undefined;
    return rows.map((row) => {
      const suggest = like && open.includes(row);
      return {
        ...{ id: row.id, version: row.version, name: row.name, attendances: row.attendances, events: row.events },
        ...targetOf(row),
        likeNames: suggest ? like.names.of(row).map(likeView) : [],
        likeOrganisations: suggest ? like.organisations.of(row).map(likeView) : [],
        log: logs.get(row.id) ?? [],
      };
    });
  }

  private async likeness(): Promise<{ names: Likeness<Named>; organisations: Likeness<Named> }> {
    const typed: Named[] = await this.db.query(
      `SELECT id, spelling AS name FROM typed_organisations WHERE merged_into IS NULL AND spelling <> ''`,
    );
    const organisations: Named[] = await this.db.query('SELECT id, name FROM organisations');
    return { names: new Likeness(typed), organisations: new Likeness(organisations) };
  }

  private async logs(ids: string[]): Promise<Map<string, TypedChangeDto[]>> {
    const rows: LogRow[] = await this.db.query(
      `SELECT l.typed_id, l.at, l.user_id, ${named} FROM typed_organisation_log l ${names}
       WHERE l.typed_id = ANY($1) ORDER BY l.n DESC`,
      [ids],
    );
    const views = Map.groupBy(rows, (row) => row.typed_id);
    return new Map(
      [...views].map(([id, lines]) => [
        id,
        lines.map((line) => ({ at: line.at.toISOString(), userId: line.user_id, ...targetOf(line) })),
      ]),
    );
  }
}

type Target = Pick<Row, 'into_id' | 'into_name' | 'organisation_id' | 'organisation_name'>;

const targetOf = (row: Target): { into?: TypedNameDto; organisation?: TypedNameDto } => ({
  ...(row.into_id ? { into: { id: row.into_id, name: row.into_name ?? '' } } : {}),
  ...(row.organisation_id ? { organisation: { id: row.organisation_id, name: row.organisation_name ?? '' } } : {}),
});

const likeView = ({ id, name, likeness }: Named & { likeness: number }): LikeDto => ({
  id,
  name,
  likeness: Math.round(likeness * 100) / 100,
});
