import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { percentile, table, whole } from './lib/figures.ts';
import { Catalogue, type Pair } from './lib/matching-catalogue.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { Parts } from './lib/parts.ts';
import { startService } from './lib/service.ts';
import { startTokenIssuer } from './lib/token-issuer.ts';

const help = `Measures who fits, against plain keyword search in the same run, and how fast the catalogue is searched.

  node bench/matching.ts [--records 100000] [--write]

Pairs: examples/matching/pairs.tsv. Every second pair was looked at while the weights were chosen; the others were not.
The records of examples/data are asked for, too: examples/matching/programme.tsv. Then as many records as --records says
are searched.`;

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const lines = (file: string): string[][] =>
  readFileSync(join(import.meta.dirname, '../examples/matching', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const pairs = lines('pairs.tsv').map(
  ([industry, need, needDetail, achievement, achievementDetail]) =>
    ({ industry, need, needDetail, achievement, achievementDetail }) as Pair,
);

/** How often the right one was first, and among the first five. */
function hits(ranks: readonly number[]): [string, string] {
  const share = (most: number): string =>
    `${((100 * ranks.filter((rank) => rank < most).length) / ranks.length).toFixed(1)} %`;
  return [share(1), share(5)];
}

const parts = new Parts();
const issuer = await startTokenIssuer();
try {
  await parts.start();
  const url = await parts.database('events');
  const service = await startService('events', {
    DATABASE_URL_EVENTS: url,
    KAFKA_BROKERS: parts.brokers,
    TOPIC_PREFIX: `${parts.name}.`,
    JWKS_URL: issuer.jwksUrl,
    LOG_LEVEL: 'error',
  });
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const catalogue = new Catalogue(service.url, await issuer.bearer(['admin']), db);
  try {
    await catalogue.bringExamples();
    const known = await catalogue.record(pairs);
    const rows: string[][] = [];
    const measure = async (what: string, find: (at: number) => Promise<string[]>, right: (at: number) => string) => {
      const ranks: number[] = [];
      for (let at = 0; at < pairs.length; at += 1) {
        const rank = (await find(at)).indexOf(right(at));
        ranks.push(rank < 0 ? Infinity : rank);
      }
      const half = (odd: number): [string, string] => hits(ranks.filter((_, at) => at % 2 === odd));
      const [seen, unseen] = [half(0), half(1)];
      rows.push([what, seen[1], ...unseen]);
    };
    const [needs, achievements] = [known.needs, known.achievements] as const;
    const rightAchievement = (at: number): string => achievements[at] ?? '';
    await measure(
      'need → achievements: part of the text (`ILIKE`)',
      (at) => catalogue.containing(pairs[at]?.need ?? ''),
      rightAchievement,
    );
    await measure(
      'need → achievements: keyword search for its title',
      (at) => catalogue.search(pairs[at]?.need ?? ''),
      rightAchievement,
    );
    const everything = (at: number): string => `${pairs[at]?.need} ${pairs[at]?.needDetail}`;
    await measure('the same with all that the need says', (at) => catalogue.search(everything(at)), rightAchievement);
    await measure(
      'the same, of the need’s industry only',
      (at) => catalogue.search(everything(at), pairs[at]?.industry),
      rightAchievement,
    );
    await measure(
      '**need → achievements: who fits**',
      (at) => catalogue.matches('needs', needs[at] ?? ''),
      rightAchievement,
    );
    await measure(
      'achievement → needs: who fits',
      (at) => catalogue.matches('achievements', achievements[at] ?? ''),
      (at) => needs[at] ?? '',
    );
    const programme: string[][] = [];
    for (const [code = '', fits = ''] of lines('programme.tsv')) {
      const { id, title, type, fitting } = await catalogue.labelled(code, fits.split(';'));
      const other = type === 'needs' ? 'achievements' : 'needs';
      const rank = (found: string[]): string => {
        const at = found.findIndex((one) => fitting.includes(one));
        return at < 0 ? 'not found' : whole(at + 1);
      };
      programme.push([
        `${code} ${title}`,
        rank(await catalogue.search(title, '', other)),
        rank(await catalogue.matches(type, id)),
      ]);
    }
    const own = table(['record of the programme', 'keyword search', 'who fits'], programme);
    await catalogue.withoutIndustry();
    await measure(
      'need → achievements, no industry known',
      (at) => catalogue.matches('needs', needs[at] ?? ''),
      rightAchievement,
    );
    const quality = table(['', 'first 5, looked at', 'first, unseen', 'first 5, unseen'], rows);

    const count = await catalogue.fillTo(Number(values.records));
    const times: string[][] = [];
    const time = async (what: string, paths: string[]): Promise<void> => {
      for (const path of paths.slice(0, 3)) await catalogue.get(path);
      const took: number[] = [];
      for (const path of paths) {
        const begun = performance.now();
        await catalogue.get(path);
        took.push(performance.now() - begun);
      }
      times.push([what, whole(percentile(took, 0.5)), whole(percentile(took, 0.95)), whole(Math.max(...took))]);
    };
    const path = (typed: string): string =>
      `/api/achievements?status=published&limit=30&q=${encodeURIComponent(typed)}`;
    const words = ['气体传感器', '傳感器', '芯片', 'MEMS 射频', '系统', '技术', '检测', '碳化硅 高温', '5G'];
    await time('a word or two', [...words, ...words, ...words].map(path));
    await time(
      'a need’s title: all of its words, then some',
      pairs.slice(0, 60).map(({ need }) => path(need)),
    );
    await time(
      'who fits a need',
      needs.slice(0, 60).map((id) => `/api/needs/${id}/matches`),
    );
    await time(
      'who fits a need, opened again',
      needs.slice(0, 60).map((id) => `/api/needs/${id}/matches`),
    );
    const speed = table([`${whole(count)} records`, 'p50 ms', 'p95 ms', 'max ms'], times);
    const text = `## Who fits, and searching the catalogue\n\n${measuredOn()}\n\n${pairs.length} labelled pairs among as many achievements and needs.\n\n${quality}\n\nThe programme’s own records (examples/data) among them: the place at which the first that fits is found, of those that examples/matching/programme.tsv says would fit.\n\n${own}\n\n${speed}`;
    console.log(text);
    if (values.write) writePart('matching', text);
  } finally {
    await db.end();
    await service.stop();
  }
} finally {
  issuer.stop();
  await parts.stop();
}
