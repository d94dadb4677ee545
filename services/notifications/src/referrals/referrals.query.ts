import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { casesFrom, Conditions } from '../follow-ups/follow-ups.filter.js';
import type { Referral } from './referral.entity.js';
import type { ReferralFigures, ReferralPage, ReferralsFilter, ReferralSummary, ReferralView } from './referrals.dto.js';

interface Row {
  id: string;
  version: number;
  follow_up_id: string;
  event_id: string | null;
  event_title: string | null;
  from_name: string | null;
  to_name: string | null;
  service: Referral['service'];
  referred_to: string;
  asked_day: string;
  answer: Referral['answer'];
  answered_day: string | null;
  note: string | null;
  product: Referral['product'];
  amount_asked: string | null;
  amount_granted: string | null;
}

const from = `${casesFrom} JOIN referrals ON referrals.follow_up_id = follow_ups.id`;
const select = `
  SELECT referrals.*, referrals.asked_on::text AS asked_day, referrals.answered_on::text AS answered_day,
    follow_ups.event_id, events.title AS event_title, giver.name AS from_name, taker.name AS to_name ${from}`;

const wantedOf = (filter: ReferralsFilter): Conditions =>
  new Conditions()
    .where(filter.service, (v) => `referrals.service = ${v}`)
    .where(filter.product, (v) => `referrals.product = ${v}`)
    .where(filter.answer, (v) => `referrals.answer = ${v}`)
    .where(filter.event, (v) => `follow_ups.event_id = ${v}`)
    .where(filter.followUp, (v) => `referrals.follow_up_id = ${v}`)
    .where(filter.from, (v) => `referrals.asked_on >= ${v}::date`)
    .where(filter.to, (v) => `referrals.asked_on <= ${v}::date`)
    .where(filter.q?.trim().toLowerCase() || undefined, (v) => {
      const texts = ['referrals.referred_to', 'giver.name', 'taker.name'];
      return `(${texts.map((text) => `strpos(lower(coalesce(${text}, '')), ${v}) > 0`).join(' OR ')})`;
    });

@Injectable()
export class ReferralsQuery {
  constructor(private readonly db: DataSource) {}

  /** Asked last first. */
  async list(filter: ReferralsFilter): Promise<ReferralPage> {
    const wanted = wantedOf(filter);
    if (filter.cursor !== undefined) {
      const [day, id] = decodeCursor<[string, string]>(filter.cursor, 2);
      wanted.always(`(referrals.asked_on, referrals.id) < (${wanted.put(day)}::date, ${wanted.put(id)}::uuid)`);
    }
    const rows: Row[] = await this.db.query(
      `${select} WHERE ${wanted.sql} ORDER BY referrals.asked_on DESC, referrals.id DESC
       LIMIT ${wanted.put(filter.limit + 1)}`,
      wanted.values,
    );
    const { items, nextCursor } = pageOf(rows, filter.limit, (row) => [row.asked_day, row.id]);
    return { items: items.map(viewOf), nextCursor };
  }

  async *all(filter: ReferralsFilter): AsyncGenerator<ReferralView> {
    let cursor: string | null | undefined;
    do {
      const page = await this.list({ ...filter, limit: 200, ...(cursor && { cursor }) });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async one(id: string): Promise<ReferralView | undefined> {
    const [row]: Row[] = await this.db.query(`${select} WHERE referrals.id = $1`, [id]);
    return row && viewOf(row);
  }

  async ofCase(followUpId: string): Promise<ReferralView[]> {
    const rows: Row[] = await this.db.query(`${select} WHERE referrals.follow_up_id = $1 ORDER BY referrals.id`, [
      followUpId,
    ]);
    return rows.map(viewOf);
  }

  /** By service, financing by product. */
  async summary(filter: ReferralsFilter): Promise<ReferralSummary> {
    const wanted = wantedOf(filter);
    const rows: (Omit<ReferralFigures, 'href' | 'product' | 'amountAsked' | 'amountGranted'> & {
      product: Referral['product'];
      amount_asked: string;
      amount_granted: string;
    })[] = await this.db.query(
      `SELECT referrals.service, referrals.product, count(*)::int AS asked,
         count(*) FILTER (WHERE answer = 'pending')::int AS pending,
         count(*) FILTER (WHERE answer = 'accepted')::int AS accepted,
         count(*) FILTER (WHERE answer = 'declined')::int AS declined,
         coalesce(sum(amount_asked), 0)::numeric(19, 2)::text AS amount_asked,
         coalesce(sum(amount_granted), 0)::numeric(19, 2)::text AS amount_granted
       ${from} WHERE ${wanted.sql}
       GROUP BY GROUPING SETS ((referrals.service, referrals.product), ())
       ORDER BY referrals.service, referrals.product`,
      wanted.values,
    );
    // The row of the empty grouping set, the only one without a service, is the sum of all.
    const total = rows.find((row) => !row.service);
    return {
      asked: total?.asked ?? 0,
      amountAsked: total?.amount_asked ?? '0.00',
      amountGranted: total?.amount_granted ?? '0.00',
      items: rows
        .filter((row) => row.service)
        .map(({ service, product, asked, pending, accepted, declined, amount_asked, amount_granted }) => ({
          service,
          ...(product && { product }),
          asked,
          pending,
          accepted,
          declined,
          ...(product && { amountAsked: amount_asked, amountGranted: amount_granted }),
          href: hrefOf(filter, service, product),
        })),
    };
  }
}

function hrefOf(filter: ReferralsFilter, service: string, product: string | null): string {
  const { answer, event, followUp, from: first, to: last, q } = filter;
  const query = { service, product, answer, event, followUp, from: first, to: last, q };
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
  return `/api/referrals?${new URLSearchParams(given).toString()}`;
}

const viewOf = (row: Row): ReferralView => ({
  id: row.id,
  version: row.version,
  followUpId: row.follow_up_id,
  ...(row.event_id && { eventId: row.event_id }),
  ...(row.event_title && { eventTitle: row.event_title }),
  ...(row.from_name && { fromOrganisationName: row.from_name }),
  ...(row.to_name && { toOrganisationName: row.to_name }),
  service: row.service,
  referredTo: row.referred_to,
  askedOn: row.asked_day,
  answer: row.answer,
  ...(row.answered_day && { answeredOn: row.answered_day }),
  ...(row.note && { note: row.note }),
  ...(row.product && { product: row.product }),
  ...(row.amount_asked && { amountAsked: row.amount_asked }),
  ...(row.amount_granted && { amountGranted: row.amount_granted }),
});
