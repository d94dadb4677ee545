import type { OrganisationKind } from '@zuomei/contracts';
import type { Said } from '@zuomei/platform';

export interface Dated {
  readonly kind: 'intent' | 'agreement' | 'milestone';
  readonly form?: string;
  readonly column?: 'amount' | 'technology_amount';
}

/** Where the items of a figure come from: SQL over `chosen` (events by key), with one row for each item and key. */
export interface Figure {
  readonly version: number;
  readonly says: Said;
  /** Selects `key`, `id`, `event_id`, `on_date`, `value`, each item once for each key. */
  readonly items: string;
  /** Selects `key` and `value` only, where that is less work than the items. */
  readonly sums?: string;
  /** Each item belongs to one event: the values of events add up, and are kept for each (report-totals.ts). */
  readonly byEvent?: true;
  /** Records with a day of their own; what of them counts, so that figures of one kind are read together. */
  readonly dated?: Dated;
  /** Distinct organisations of this kind that took part. */
  readonly took?: OrganisationKind;
  /** Decimal yuan rather than a count. */
  readonly money?: true;
}

/** What was known at the moment of the report; report-sql.ts says it for now and for then. */
export const now = (table: string): string => `$known(${table})`;

/** Records that count on the day of their event. */
const ofEvents = (where: string, id = 'r.subject_id', value = '1', more = ''): string =>
  `SELECT DISTINCT c.key, ${id} AS id, c.event_id, c.on_date, ${value} AS value
   FROM chosen c JOIN report_records r ON r.event_id = c.event_id ${more}
   WHERE ${where} AND ${now('r')}`;

/** Of each source of an event the latest reading counts. */
const readings = (form: string): string =>
  `SELECT DISTINCT ON (c.key, r.event_id, r.source) c.key, r.subject_id AS id, c.event_id, c.on_date, r.count AS value
   FROM chosen c JOIN report_records r ON r.event_id = c.event_id
   WHERE r.kind = 'reading' AND r.form = '${form}' AND ${now('r')}
   ORDER BY c.key, r.event_id, r.source, r.at DESC, r.subject_id DESC`;

/** Records with a day of their own; of two events that have one in common it counts once. */
const itemsOf = ({ kind, form, column }: Dated): string =>
  `SELECT DISTINCT $datedKey AS key, r.subject_id AS id, NULL::uuid AS event_id, r.on_date, ${column ? `r.${column}` : '1'} AS value
   FROM report_records r $datedFrom
   WHERE r.kind = '${kind}' ${form ? `AND r.form = '${form}'` : ''} ${column ? `AND r.${column} IS NOT NULL` : ''}
     AND ${now('r')} AND r.on_date BETWEEN $from AND $to`;

const count = (version: number, zh: string, en: string, items: string): Figure => ({
  version,
  says: { zh, en },
  items,
});
const byEvent = (version: number, zh: string, en: string, items: string): Figure & { byEvent: true } => ({
  ...count(version, zh, en, items),
  byEvent: true,
});
const dated = (version: number, zh: string, en: string, which: Dated): Figure & { dated: Dated } => ({
  ...count(version, zh, en, itemsOf(which)),
  dated: which,
});

/** The organisations that hosted an event, took part or had somebody there, each once for its key and event. */
export const tookPart = `(SELECT c.key, c.event_id, one.id FROM chosen c CROSS JOIN LATERAL unnest(c.host_ids || c.guest_ids) AS one (id)
       UNION SELECT c.key, c.event_id, one.id FROM chosen c
         JOIN report_records r ON r.event_id = c.event_id AND r.kind = 'attendance' AND ${now('r')}
         JOIN report_records p ON p.kind IN ('registration', 'counted') AND p.subject_id = r.of_id AND ${now('p')}
         CROSS JOIN LATERAL unnest(p.organisation_ids) AS one (id))`;
/** Organisations of a kind: the recorded ones, and the enterprises of which people typed the name. */
export const organisationsOf = (kind: OrganisationKind): string =>
  `(SELECT id FROM organisations WHERE kind = '${kind}'${kind === 'enterprise' ? ' UNION ALL SELECT id FROM report_typed' : ''})`;
const took = (
  version: number,
  zh: string,
  en: string,
  kind: OrganisationKind,
): Figure & { took: OrganisationKind } => ({
  ...count(
    version,
    zh,
    en,
    `SELECT DISTINCT took.key, o.id, NULL::uuid AS event_id, NULL::date AS on_date, 1 AS value
     FROM ${tookPart} AS took
     JOIN ${organisationsOf(kind)} o ON o.id = took.id`,
  ),
  took: kind,
});

/** Every figure of the summary with what it counts (product.md, "A figure"). */
export const figures = {
  events: count(
    1,
    '已发布或已结束的活动，按当地开始日期计。',
    'Events published or ended, by the local day they start on.',
    `SELECT c.key, c.event_id AS id, c.event_id, c.on_date, 1 AS value FROM chosen c`,
  ),
  invited: byEvent(
    1,
    '已发出邀请的席位：个人邀请计一席，单位邀请按席位数计。',
    'Seats that people and organisations were invited to.',
    ofEvents(`r.kind = 'invitation'`, 'r.subject_id', 'r.count'),
  ),
  signUps: byEvent(
    1,
    '报名：未取消、未被拒绝的报名，含待审批和候补。',
    'Sign-ups that were neither cancelled nor refused, those that wait included.',
    ofEvents(`r.kind = 'registration' AND r.form NOT LIKE 'cancelled %' AND r.form NOT LIKE 'rejected %'`),
  ),
  attendances: byEvent(
    1,
    '到场人次：每个报名在一场活动中计一次。',
    'Attendances: each registration once for its event.',
    ofEvents(`r.kind = 'attendance'`, 'r.of_id'),
  ),
  experts: byEvent(
    1,
    '专家到场人次：参会身份为专家的到场。',
    'Attendances of people who signed up as experts.',
    ofEvents(
      `r.kind = 'attendance' AND EXISTS (SELECT 1 FROM report_records p WHERE p.kind = 'registration'
         AND p.subject_id = r.of_id AND p.form LIKE '% expert' AND ${now('p')})`,
      'r.of_id',
    ),
  ),
  met: byEvent(
    1,
    '对接人次：在已进行的一对一对接中见面的报名，每个报名在一场活动中计一次；爽约和取消的对接不计。',
    'People who met somebody in a one-to-one meeting: each registration once for its event; meetings missed or called off do not count.',
    ofEvents(`r.kind = 'meeting'`, 'person.id', '1', 'CROSS JOIN LATERAL unnest(r.of_ids) AS person (id)'),
  ),
  headCounts: byEvent(
    1,
    '估计人数：每场活动各来源最近一次估计之和，与到场人次分开。',
    'People estimated by hand: of each source the latest, apart from attendances.',
    readings('head_count'),
  ),
  achievementsPublished: byEvent(
    1,
    '以“发布”形式展示的科技成果。',
    'Achievements shown in the form “published”.',
    ofEvents(`r.kind = 'showing' AND r.form = 'published achievement'`),
  ),
  needsPublished: byEvent(
    1,
    '以“发布”形式展示的技术需求。',
    'Needs shown in the form “published”.',
    ofEvents(`r.kind = 'showing' AND r.form = 'published need'`),
  ),
  roadshows: byEvent(1, '路演项目。', 'Roadshows.', ofEvents(`r.kind = 'showing' AND r.form LIKE 'roadshow %'`)),
  labTours: byEvent(
    1,
    '实验室(云)展示。',
    'Laboratories shown.',
    ofEvents(`r.kind = 'showing' AND r.form LIKE 'lab_tour %'`),
  ),
  liveViews: byEvent(
    1,
    '直播访问：每场活动各来源按读数时间最近一次之和。',
    'Visits to livestreams: of each source of an event the latest reading.',
    readings('live_view'),
  ),
  enterprises: took(
    2,
    '参与的企业：主办、参与或有人到场的企业，去重；到场的企业人员自填的单位名称也计入，组织者合并的名称只计一家。',
    'Distinct enterprises that hosted, took part or had somebody there; names that people of enterprises typed count, too, those that organisers merged once.',
    'enterprise',
  ),
  universities: took(
    1,
    '参与的高校：主办、参与或有人到场的高校，去重。',
    'Distinct universities that hosted, took part or had somebody there.',
    'university',
  ),
  projects: {
    ...count(
      1,
      '项目：以发布或路演形式展示的科技成果、技术需求和路演项目，去重；同一项目在多场活动展示只计一次，实验室展示不计。',
      'Distinct achievements, needs and roadshows shown; the same at two events counts once, laboratories do not count.',
      `SELECT DISTINCT ON (c.key, coalesce(r.of_id, r.subject_id)) c.key, coalesce(r.of_id, r.subject_id) AS id,
       c.event_id, c.on_date, 1 AS value
     FROM chosen c JOIN report_records r ON r.event_id = c.event_id
     WHERE r.kind = 'showing' AND r.form NOT LIKE 'lab_tour %' AND ${now('r')}
     ORDER BY c.key, coalesce(r.of_id, r.subject_id), c.on_date, c.event_id`,
    ),
    sums: `SELECT DISTINCT c.key, coalesce(r.of_id, r.subject_id) AS id, 1 AS value
     FROM chosen c JOIN report_records r ON r.event_id = c.event_id
     WHERE r.kind = 'showing' AND r.form NOT LIKE 'lab_tour %' AND ${now('r')}`,
  },
  cooperationIntents: dated(
    1,
    '合作意向，按记录日计；意向不是签约。',
    'Intents to co-operate, by the day they were recorded; an intent is no agreement.',
    { kind: 'intent', form: 'cooperation' },
  ),
  settlementIntents: dated(1, '意向入驻，按记录日计。', 'Intents to settle in a park, by the day they were recorded.', {
    kind: 'intent',
    form: 'settlement',
  }),
  agreements: dated(
    1,
    '已签署的协议，按签署日计；关联多场活动的只计一次。',
    'Signed agreements by the day of signature; one from two events counts once.',
    { kind: 'agreement' },
  ),
  amount: {
    ...dated(1, '已签署协议的金额之和(元)。', 'Sum of the amounts of signed agreements, yuan.', {
      kind: 'agreement',
      column: 'amount',
    }),
    money: true,
  },
  technologyTransactionAmount: {
    ...dated(
      1,
      '其中的技术交易额(元)，是金额的一部分，不与之相加。',
      'The part of it that is technology transaction, yuan; never added to it.',
      { kind: 'agreement', column: 'technology_amount' },
    ),
    money: true,
  },
  milestonesReached: dated(
    1,
    '已达成并经第二人确认的里程碑，按达成日计。',
    'Milestones reached and confirmed by a second person, by the day they were reached.',
    { kind: 'milestone' },
  ),
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];
