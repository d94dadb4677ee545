import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface GateList {
  readonly event: string;
  /** What its people hold. */
  readonly codes: string[];
}

/** A published event with everybody confirmed. */
export async function gateList(db: pg.Client, people: number): Promise<GateList> {
  const event = randomUUID();
  await db.query(
    `INSERT INTO offerings (id, event_version, status, visibility, mode, kind, title, host_ids, guest_ids, starts_at,
       ends_at, date_precision, time_zone, imported, published_at, approval, pending_holds_seat, waitlist,
       waitlist_policy, questions, confirmed, held, held_onsite)
     VALUES ($1, 1, 'published', 'public', 'onsite', 'forum', '测量用活动', '{}', '{}', now(), now() + interval '1 day',
       'minute', 'Asia/Shanghai', false, now(), false, true, true, 'fill', '[]', $2, $2, $2)`,
    [event, people],
  );
  const codes: string[] = [];
  for (let at = 0; at < people; at += 1000) {
    const ids = Array.from({ length: Math.min(1000, people - at) }, () => randomUUID());
    const own = ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') + secret());
    codes.push(...own);
    await db.query(
      `INSERT INTO registrations (id, offering_id, version, status, attendance_mode, name, email, organisation, locale,
         answers, holds_seat, link_hash, code_hash, created_at)
       SELECT id, $1, 1, 'confirmed', 'onsite', '来宾', id || '@example.com', '某某大学', 'zh-CN', '{}', true, hash, hash,
         now()
       FROM unnest($2::uuid[], $3::bytea[]) AS people (id, hash)`,
      [event, ids, own.map((code) => createHash('sha256').update(code).digest())],
    );
  }
  return { event, codes };
}

const secret = (): string => randomBytes(16).toString('base64url');

/** The body of a scan that was never sent before. */
export const scanOf = (code: string): string => JSON.stringify({ code, nonce: secret(), device: 'gate' });
