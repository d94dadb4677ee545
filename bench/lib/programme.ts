import type pg from 'pg';

/** How much of a programme there is to report on. */
export interface Size {
  events: number;
  registrations: number;
  agreements: number;
}

const day = `(date '2021-01-01' + (g % 1800))`;
const kinds = `ARRAY['matchmaking','roadshow','cloud_matching','closed_matching','salon','forum','training','visit']`;
const industries = `ARRAY['电子信息','先进制造','医药健康','新能源','新材料','集成电路','人工智能','数字经济']`;

/** An id that can be computed again from a number. */
const id = (name: string, n: string): string =>
  `overlay(overlay(md5('${name}' || (${n})) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;

/**
 * Five years of a programme as the facts would have left them in the tables of reports: seven of ten who signed up
 * came, every organisation is one of 8,500, one agreement in ten comes of two events. All was known on its day; one
 * agreement in a hundred was corrected a year later.
 */
export async function programme(db: pg.Client, { events, registrations, agreements }: Size): Promise<void> {
  const dayOfEvent = `(date '2021-01-01' + (g % ${events} % 1800))`;
  const record = async (kind: string, count: number, columns: string, values: string): Promise<void> => {
    const known = columns.includes('on_date') ? day : dayOfEvent;
    const most = 100_000;
    for (let from = 1; from <= count; from += most) {
      await db.query(
        `INSERT INTO report_records (kind, subject_id, version, known_from, ${columns})
         SELECT '${kind}', ${id(kind, 'g')}, 1, ${known}, ${values}
         FROM generate_series(${from}, ${Math.min(from + most - 1, count)}) AS g`,
      );
    }
  };
  const eventOf = id('event', `g % ${events}`);
  await db.query(
    `INSERT INTO organisations (id, version, name, kind)
     SELECT ${id('organisation', 'g')}, 1, '单位' || g, CASE WHEN g % 17 = 0 THEN 'university' ELSE 'enterprise' END
     FROM generate_series(0, 8499) AS g`,
  );
  await db.query(
    `INSERT INTO series (id, version, name, parent_id)
     SELECT ${id('series', 'g')}, 1, '系列' || g, CASE WHEN g >= 8 THEN ${id('series', 'g % 8')} END
     FROM generate_series(0, 39) AS g`,
  );
  await db.query(
    `INSERT INTO report_events (event_id, version, known_from, counts, on_date, kind, series_id, industry, host_ids, guest_ids)
     SELECT ${id('event', 'g')}, 1, ${day} - 30, true, ${day}, (${kinds})[1 + g % 8], ${id('series', 'g % 40')},
       (${industries})[1 + g % 8], ARRAY[${id('organisation', 'g % 300')}],
       ARRAY[${id('organisation', 'g * 7 % 8500')}, ${id('organisation', 'g * 11 % 8500')}]
     FROM generate_series(0, ${events - 1}) AS g`,
  );
  await record(
    'registration',
    registrations,
    'event_id, form, organisation_ids',
    `${eventOf}, 'confirmed ' || CASE g % 5 WHEN 0 THEN 'expert' ELSE 'enterprise' END,
     ARRAY[${id('organisation', 'hashint4(g) % 4250 + 4250')}]`,
  );
  await record(
    'attendance',
    Math.round(registrations * 0.7),
    'event_id, of_id, form',
    `${eventOf}, ${id('registration', 'g')}, 'gate'`,
  );
  await record(
    'showing',
    events * 6,
    'event_id, form',
    `${eventOf}, (ARRAY['published achievement','published need','roadshow achievement'])[1 + g % 3]`,
  );
  await record(
    'reading',
    events,
    'event_id, form, count, source, at',
    `${eventOf}, 'live_view', g % 5000, '科创通', '2021-06-01'`,
  );
  await record(
    'intent',
    agreements,
    'event_ids, form, on_date',
    `ARRAY[${eventOf}], CASE g % 3 WHEN 0 THEN 'settlement' ELSE 'cooperation' END, ${day}`,
  );
  await record(
    'agreement',
    agreements,
    'event_ids, form, on_date, amount, technology_amount',
    `CASE WHEN g % 10 = 0 THEN ARRAY(SELECT unnest(ARRAY[${eventOf}, ${id('event', `(g + 1) % ${events}`)}]) ORDER BY 1) ELSE ARRAY[${eventOf}] END, 'development',
     ${day}, 100000.50 + g, 50000.25 + g`,
  );
  await db.query(
    `WITH old AS (
       UPDATE report_records SET known_to = known_from + interval '1 year'
       WHERE kind = 'agreement' AND amount % 100 < 1 RETURNING *)
     INSERT INTO report_records (kind, subject_id, version, known_from, event_ids, form, on_date, amount, technology_amount)
     SELECT kind, subject_id, 2, known_to, event_ids, form, on_date, amount + 1, technology_amount FROM old`,
  );
  await db.query(
    `TRUNCATE report_marks, report_day_marks;
     INSERT INTO report_day_marks SELECT DISTINCT on_date FROM report_records WHERE on_date IS NOT NULL`,
  );
  for (const name of ['report_records', 'report_events']) await db.query(`VACUUM ANALYZE ${name}`);
}
