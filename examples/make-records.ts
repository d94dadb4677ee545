import { readFileSync } from 'node:fs';

/**
 * Makes detail records of a year that add up exactly to what the programme published for it (data/published-totals.json),
 * by kind of event and in total. The rows behind those totals were never published; these are made up, and say so.
 */
export interface Totals {
  events: number;
  achievements_published?: number;
  needs_published?: number;
  roadshows?: number;
  labs_shown?: number;
  live_views?: number;
  attendances?: number;
  agreements: number;
  amount_cny_about: number;
}
export interface YearTotals {
  cloud_matching: Totals;
  closed_matching: Totals;
  all: Totals;
}

/** What the kinds leave of the total took place at events of this kind. */
const restKind = 'roadshow';
export type MadeKind = 'cloud_matching' | 'closed_matching' | typeof restKind;

export interface MadeEvent {
  code: string;
  kind: MadeKind;
  title: string;
  day: string;
}
export interface MadeShowing {
  code: string;
  event: string;
  what: 'achievement' | 'need';
  form: 'published' | 'roadshow' | 'lab_tour';
}
export interface MadeAgreement {
  code: string;
  event: string;
  signedOn: string;
  /** Decimal yuan; all of it is technology transaction. */
  amount: string;
}
export interface MadeRecords {
  events: MadeEvent[];
  showings: MadeShowing[];
  /** Readings of livestreams; of each source of an event the latest counts. */
  readings: { event: string; at: string; source: string; count: number }[];
  /** Each the event somebody came to. */
  attendances: string[];
  agreements: MadeAgreement[];
}

const titles = { cloud_matching: '云对接', closed_matching: '精准对接', [restKind]: '路演' };
const pad = (n: number, digits = 2): string => String(n).padStart(digits, '0');

export function publishedTotals(year: number): YearTotals {
  const file = new URL('data/published-totals.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as Record<string, YearTotals>)[String(year)]!;
}

export function makeRecords(year: number, totals: YearTotals): MadeRecords {
  const { cloud_matching, closed_matching, all } = totals;
  const kinds: [MadeKind, Totals][] = [
    ['cloud_matching', cloud_matching],
    ['closed_matching', closed_matching],
    [restKind, less(all, [cloud_matching, closed_matching])],
  ];
  const made: MadeRecords = { events: [], showings: [], readings: [], attendances: [], agreements: [] };
  for (const [kind, of] of kinds) makeKind(made, year, kind, of);
  stream(made, all.live_views ?? 0);
  return made;
}

/** What is still to be made where the example programme has events of the year already. */
export function withoutExamples(year: number, totals: YearTotals): YearTotals {
  const rows = (file: string): string[][] =>
    readFileSync(new URL(`data/${file}.csv`, import.meta.url), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? []);
  const kinds = new Map(rows('events').flatMap((row) => (row[6]?.startsWith(`${year}-`) ? [[row[0], row[3]]] : [])));
  const count = (file: string, eventAt: number, kind: string | undefined, form?: string): number =>
    rows(file).filter((row) => {
      const of = kinds.get(row[eventAt]);
      return of !== undefined && (kind === undefined || of === kind) && (form === undefined || row.includes(form));
    }).length;
  const rest = (of: Totals, kind?: string): Totals => ({
    ...of,
    events: of.events - [...kinds.values()].filter((one) => kind === undefined || one === kind).length,
    agreements: of.agreements - count('agreements', 1, kind),
    ...(of.achievements_published && {
      achievements_published: of.achievements_published - count('achievements', 4, kind, 'published'),
    }),
    ...(of.needs_published && { needs_published: of.needs_published - count('needs', 4, kind) }),
    ...(of.roadshows && { roadshows: of.roadshows - count('achievements', 4, kind, 'roadshow') }),
  });
  const { cloud_matching, closed_matching, all } = totals;
  return {
    cloud_matching: rest(cloud_matching, 'cloud_matching'),
    closed_matching: rest(closed_matching, 'closed_matching'),
    all: rest(all),
  };
}

/** What the demo imports beside the examples: together they are what was published. */
export function recordsBesideExamples(year: number): { files: [string, string][]; readings: MadeRecords['readings'] } {
  const made = makeRecords(year, withoutExamples(year, publishedTotals(year)));
  return { files: asFiles(made), readings: made.readings };
}

/** What the total has that no kind was said to have; the amounts and agreements of the kinds are parts of it, too. */
function less(all: Totals, parts: Totals[]): Totals {
  const names = Object.keys(all) as (keyof Totals)[];
  const rest = names.map((name) => [name, (all[name] ?? 0) - parts.reduce((sum, part) => sum + (part[name] ?? 0), 0)]);
  return Object.fromEntries(rest);
}

function makeKind(made: MadeRecords, year: number, kind: MadeKind, of: Totals): void {
  const events = Array.from({ length: of.events }, (_, n): MadeEvent => {
    const day = `${year}-${pad(1 + (n % 12))}-${pad(3 + ((n * 5) % 24))}`;
    return { code: `M${year}-${kind}-${pad(n + 1)}`, kind, title: `${year}年第${n + 1}场${titles[kind]}(示例)`, day };
  });
  made.events.push(...events);
  const eventAt = (n: number): MadeEvent => events[n % events.length]!;
  const show = (count: number, what: MadeShowing['what'], form: MadeShowing['form']): void => {
    for (let n = 0; n < count; n += 1)
      made.showings.push({
        code: `M${year}-${kind}-${form}-${what}-${pad(n + 1, 4)}`,
        event: eventAt(n).code,
        what,
        form,
      });
  };
  show(of.achievements_published ?? 0, 'achievement', 'published');
  show(of.needs_published ?? 0, 'need', 'published');
  show(of.roadshows ?? 0, 'achievement', 'roadshow');
  show(of.labs_shown ?? 0, 'achievement', 'lab_tour');
  for (let n = 0; n < (of.attendances ?? 0); n += 1) made.attendances.push(eventAt(n).code);
  const cents = BigInt(of.amount_cny_about) * 100n;
  for (let n = 0; n < of.agreements; n += 1) {
    // Sums that differ, the last one takes what is left: together they are exact.
    const share = (cents * BigInt(n + 1)) / BigInt((of.agreements * (of.agreements + 1)) / 2);
    const before = n + 1 < of.agreements ? share : cents - sumOf(made.agreements, kind, year);
    const { code, day } = eventAt(n);
    const amount = `${before / 100n}.${pad(Number(before % 100n))}`;
    made.agreements.push({ code: `M${year}-${kind}-A${pad(n + 1)}`, event: code, signedOn: day, amount });
  }
}

const sumOf = (agreements: MadeAgreement[], kind: MadeKind, year: number): bigint =>
  agreements
    .filter(({ code }) => code.startsWith(`M${year}-${kind}-A`))
    .reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);

/** Two sources and an earlier reading, which a later one of its source takes the place of. */
function stream({ events, readings }: MadeRecords, views: number): void {
  const [one, other] = events;
  if (!one || !other || views === 0) return;
  const second = Math.floor(views / 1000);
  readings.push(
    { event: one.code, at: `${one.day}T02:00:00Z`, source: '科创通', count: second },
    { event: one.code, at: `${one.day}T03:00:00Z`, source: '科创通', count: views - second },
    { event: other.code, at: `${other.day}T03:00:00Z`, source: '视频号', count: second },
  );
}

const table = (rows: (string | number)[][]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;

/** The records as the files that the product imports, in the order in which they refer to each other. */
export function asFiles({ events, showings, agreements }: MadeRecords): [kind: string, csv: string][] {
  const shown = (what: MadeShowing['what']): string =>
    table([
      ['code', 'title', 'owner', 'event_code', 'shown_as'],
      ...showings
        .filter((one) => one.what === what)
        .map(({ code, event, form }) => [
          code,
          `示例${what === 'need' ? '需求' : '成果'} ${code}`,
          'UESTC',
          event,
          form,
        ]),
    ]);
  return [
    [
      'events',
      table([
        ['code', 'title', 'kind', 'mode', 'visibility', 'starts_on', 'ends_on', 'date_precision', 'hosts'],
        ...events.map(({ code, title, kind, day }) => {
          const mode = kind === 'cloud_matching' ? 'online' : 'onsite';
          return [code, title, kind, mode, 'public', day, day, 'day', 'CDSTB'];
        }),
      ]),
    ],
    ['achievements', shown('achievement')],
    ['needs', shown('need')],
    [
      'agreements',
      table([
        [
          'code',
          'event_code',
          'kind',
          'title',
          'party_a',
          'party_b',
          'signed_on',
          'amount',
          'technology_transaction_amount',
        ],
        ...agreements.map(({ code, event, signedOn, amount }) => {
          return [code, event, 'development', `示例技术开发合同 ${code}`, 'UESTC', 'XSY', signedOn, amount, amount];
        }),
      ]),
    ],
  ];
}
