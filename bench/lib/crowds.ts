import type pg from 'pg';

/** People who are registered already, with names, addresses and organisations of which each is found by few. */
export async function crowd(db: pg.Client, event: string, people: number): Promise<void> {
  const most = 50_000;
  for (let from = 0; from < people; from += most) {
    await db.query(
      `INSERT INTO registrations (id, offering_id, version, status, attendance_mode, name, email, phone, organisation,
         title, locale, answers, holds_seat, link_hash, code_hash, created_at)
       SELECT uuidv7(), $1, 1, CASE WHEN g % 50 = 0 THEN 'cancelled' ELSE 'confirmed' END, 'onsite',
         substr('王李张刘陈杨赵黄周吴', 1 + g % 10, 1) || chr(19968 + g % 4000) || chr(19968 + (g * 7) % 4000),
         'guest' || g || '@' || substr(md5(g::text), 1, 8) || '.example.com', '138' || lpad(g::text, 8, '0'),
         '第' || g % 977 || '研究院' || chr(19968 + g % 977), '工程师', 'zh-CN', '{}', g % 50 <> 0,
         sha256(g::text::bytea), sha256(('c' || g)::bytea), now()
       FROM generate_series($2::int, $3::int) AS g`,
      [event, from + 1, Math.min(from + most, people)],
    );
  }
  await db.query(
    `UPDATE offerings SET confirmed = c, held = c, held_onsite = c
     FROM (SELECT count(*)::int AS c FROM registrations WHERE offering_id = $1 AND status = 'confirmed') AS counted
     WHERE id = $1`,
    [event],
  );
}
