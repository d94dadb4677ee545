import { type DatePrecision, digestCategories, type DigestCategory } from '@zuomei/contracts';
import type { EntityManager } from 'typeorm';
import { dateText, monthBounds, monthTitle } from './digest-dates.js';
import type { Digest, DigestContent, DigestEdit, DigestLine, DigestPicture } from './digest.entity.js';

/** The five headings in their order. */
export const headings: Record<DigestCategory, string> = {
  city_university: '校地对接',
  enterprise: '校企协同',
  college: '园院联动',
  services: '科创赋能',
  public_science: '科普活动',
};

interface Row {
  id: string;
  title: string;
  category: DigestCategory;
  startsAt: Date;
  endsAt: Date;
  datePrecision: DatePrecision;
  timeZone: string;
  outcome: string | null;
  hosts: string[];
  guests: string[];
  pictures: DigestPicture[];
  laboratories: string[];
}

/** A line of a digest has room for so many, unless its editor says otherwise. */
const usualPictures = 2;

/**
 * The month as its events and the editors have it now. An event without a known day stands where its stand-in day
 * puts it, and is printed without a date.
 */
export async function contentOf(tx: EntityManager, digest: Digest): Promise<DigestContent> {
  const rows = await eventsOf(tx, digest.month);
  const chosen = rows.flatMap((row) => {
    const edit = digest.edits[row.id] ?? {};
    return edit.hidden ? [] : [{ category: edit.category ?? row.category, line: lineOf(row, edit) }];
  });
  return {
    title: digest.title ?? monthTitle(digest.month),
    categories: digestCategories.map((category) => ({
      category,
      name: headings[category],
      events: chosen
        .filter((one) => one.category === category)
        .map(({ line }, index) => ({ ...line, no: String(index + 1).padStart(2, '0') })),
    })),
  };
}

/** What editors left out. */
export async function hiddenOf(tx: EntityManager, digest: Digest): Promise<{ eventId: string; title: string }[]> {
  if (!Object.values(digest.edits).some(({ hidden }) => hidden)) return [];
  const rows = await eventsOf(tx, digest.month);
  return rows.filter(({ id }) => digest.edits[id]?.hidden).map(({ id, title }) => ({ eventId: id, title }));
}

/** Ids of the events that may stand in a month's digest. */
export const eventIdsOf = async (tx: EntityManager, month: string): Promise<Set<string>> =>
  new Set((await eventsOf(tx, month)).map((row) => row.id));

function lineOf(row: Row, edit: DigestEdit): Omit<DigestLine, 'no'> {
  const pictures = row.pictures.slice(0, edit.pictures ?? usualPictures);
  return {
    eventId: row.id,
    dateText: edit.dateText ?? dateText(row),
    title: edit.title ?? row.title,
    hosts: edit.hosts ?? row.hosts,
    guests: edit.guests ?? row.guests,
    outcome: edit.outcome ?? row.outcome ?? '',
    ...(row.laboratories.length > 0 && { laboratories: row.laboratories }),
    ...(pictures.length > 0 && { pictures }),
  };
}

const names = (ids: string): string =>
  `ARRAY(SELECT o.name FROM unnest(e.${ids}) WITH ORDINALITY AS named (id, at)
     JOIN organisations o ON o.id = named.id ORDER BY named.at)`;

function eventsOf(tx: EntityManager, month: string): Promise<Row[]> {
  const { from, to } = monthBounds(month);
  return tx.query(
    `SELECT e.id, e.title, e.digest_category AS category, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
       e.date_precision AS "datePrecision", e.time_zone AS "timeZone", e.outcome,
       ${names('host_ids')} AS hosts, ${names('guest_ids')} AS guests,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'alt', p.alt, 'credit', p.credit,
         'width', p.width, 'height', p.height) ORDER BY p.position) FROM event_pictures p WHERE p.event_id = e.id), '[]')
         AS pictures,
       ARRAY(SELECT r.title FROM report_records r WHERE r.event_id = e.id AND r.kind = 'showing'
         AND r.form = 'lab_tour other' AND r.known_to = 'infinity' AND r.title IS NOT NULL
         ORDER BY r.known_from, r.subject_id) AS laboratories
     FROM events e
     WHERE e.digest_category IS NOT NULL AND e.status IN ('published', 'ended') AND e.starts_at BETWEEN $1 AND $2
     ORDER BY e.starts_at, e.code, e.id`,
    [from, to],
  );
}
