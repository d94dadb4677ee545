import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, isBuilt, root } from './launch/build.ts';
import { findObstacles } from './launch/checks.ts';
import { Product } from './launch/product.ts';
import { onStop } from './launch/signals.ts';
import { Steps } from './launch/steps.ts';
import { Crew, Ended } from './parts/crew.ts';
import { fetchKafkaLibs, hasKafkaLibs, startKafka } from './parts/kafka.ts';
import { startMailbox } from './parts/mailbox.ts';
import { startPostgres } from './parts/postgres.ts';
import { type Outcome, readReport, summary } from './launch/outcomes.ts';

const help = `Tests everything: style, types, units and services on the real parts, the whole product end to end.

  npm test             what a change must pass
  npm run test:all     what takes long, too (ALL=1 for the tests)

  --all          the long ones, too
  --only A,B     only these of lint, format, types, seals, tests, e2e
  --help         this`;

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: 'lint,format,types,seals,tests,e2e' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const steps = new Steps();
const wanted = new Set(values.only.split(','));
const outcomes: Outcome[] = [];
const base = join(root, '.data', 'test');
mkdirSync(base, { recursive: true });
const folder = mkdtempSync(join(base, 'run-'));
const crew = new Crew(join(folder, 'parts'));
let product: Product | undefined;
let ended = false;

async function end(code: number): Promise<void> {
  if (ended) return;
  ended = true;
  await product?.stop();
  await crew.dismiss();
  // What went wrong is still to be read in the logs.
  if (code === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`Logs of this run: ${folder}`);
  process.exit(code);
}
onStop(async (why) => {
  console.log(`${why}: stopping …`);
  await end(130);
});

const node = (...args: string[]) => ({ command: process.execPath, args });
const bin = (file: string, ...args: string[]) => node(join(root, 'node_modules', file), ...args);

/** Runs one command, its output into a file, and shows it when it went wrong. */
async function check(name: string, what: { command: string; args: string[] }): Promise<void> {
  const begun = Date.now();
  const hand = crew.hire({ name, stage: 6, ...what, cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
  const how = await hand.gone;
  const seconds = (Date.now() - begun) / 1000;
  if (how === 'with code 2' && name === 'seals') {
    steps.say(`- ${name} skipped: ${hand.logged().trim()}`);
    outcomes.push({ name, seconds, passed: 0, failed: 0, skipped: 1 });
    return;
  }
  const ok = how === 'with code 0';
  steps.say(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s`);
  if (!ok) steps.say(hand.logged().trim().split('\n').slice(-200).join('\n'));
  outcomes.push({ name, seconds, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
}

/** One run of Jest; its output is shown as it comes, its counts are read from its own report. */
async function jest(name: string, environment: NodeJS.ProcessEnv, ...args: string[]): Promise<void> {
  const begun = Date.now();
  const report = join(folder, `${name}.json`);
  steps.say(`  ${name} …`);
  const hand = crew.hire({
    name,
    stage: 6,
    ...bin('jest/bin/jest.js', '--json', `--outputFile=${report}`, '--reporters=default', ...args),
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      NODE_ENV: 'test',
      ...(values.all && { ALL: '1' }),
    },
  });
  const how = await hand.gone;
  const seconds = (Date.now() - begun) / 1000;
  const outcome = readReport(name, report, seconds, how === 'with code 0');
  const ok = outcome.failed === 0;
  steps.say(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s  ${outcome.passed} passed, ${outcome.failed} failed`);
  if (!ok) steps.say(problemsIn(hand.logged(), report));
  outcomes.push(outcome);
}

function problemsIn(log: string, report: string): string {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: { message: string }[] };
    const messages = testResults.map(({ message }) => message).filter(Boolean);
    if (messages.length > 0) return messages.join('\n').slice(0, 60_000);
  } catch {
    // Jest itself broke: its log says how.
  }
  return log.slice(-20_000);
}

async function endToEnd(): Promise<void> {
  product = await Product.claim({
    data: join(folder, 'product'),
    port: 0,
    host: '127.0.0.1',
    steps,
    // Nothing of the caller's own product must be used or changed by a test.
    environment: Object.fromEntries(
      Object.entries(process.env).filter(
        ([name]) => !/^(DATABASE_URL_|KAFKA_|SMTP_URL|PUBLIC_URL|SEAL_|ADMIN_|TOPIC_PREFIX)/.test(name),
      ),
    ),
  });
  await product.start();
  const where = {
    BASE_URL: product.url,
    MAILBOX_URL: product.mailboxUrl,
    ADMIN_EMAIL: product.admin.email,
    ADMIN_PASSWORD: product.admin.password,
    // For the tests that look behind the pages: what stands on topics and in logs, a key that is spoilt on the disk.
    PRODUCT_BROKERS: product.kafkaBrokers,
    PRODUCT_DATA: join(folder, 'product'),
  };
  await jest('e2e', where, '--config', 'e2e/jest.config.mjs', '--runInBand');
  await product.stop();
}

try {
  const obstacles = await findObstacles({ folder, host: '127.0.0.1', port: 0, kafka: true });
  if (obstacles.length > 0) throw new Ended(obstacles.join('\n'));
  if (!hasKafkaLibs()) await steps.run("Kafka's jars", () => fetchKafkaLibs(crew));
  if (!isBuilt()) await steps.run('build', () => build(crew));
  if (wanted.has('lint')) {
    // The rule about rooms reads the graph of projects, which a fresh clone does not have yet.
    await crew.hire({ name: 'projects', stage: 6, ...bin('nx/dist/bin/nx.js', 'show', 'projects'), cwd: root }).gone;
    await check('lint', bin('eslint/bin/eslint.js', '.', '--max-warnings', '0'));
  }
  if (wanted.has('format')) await check('format', bin('prettier/bin/prettier.cjs', '--check', '.'));
  if (wanted.has('types')) {
    await check('types', bin('nx/dist/bin/nx.js', 'run-many', '-t', 'typecheck', '--outputStyle=static'));
  }
  // With tools that are not ours; a machine that lacks them says which, and goes on.
  if (wanted.has('seals')) await check('seals', node(join(root, 'tools/check-seals.ts')));
  if (wanted.has('tests')) {
    const [postgres, kafka, mailbox] = await steps.run('parts for tests', () =>
      Promise.all([startPostgres(crew, { maxConnections: 500 }), startKafka(crew), startMailbox(crew)]),
    );
    const where = {
      TEST_DATABASE_URL: postgres.url,
      KAFKA_BROKERS: kafka.brokers,
      SMTP_URL: mailbox.smtpUrl,
      MAILBOX_URL: mailbox.webUrl,
    };
    await jest('tests', where);
    await Promise.all([postgres, kafka, mailbox].map(({ hand }) => hand.stop(5)));
  }
  if (wanted.has('e2e')) await endToEnd();
} catch (error) {
  if (!ended) {
    console.error(error instanceof Ended ? error.message : error);
    outcomes.push({ name: 'the run itself', seconds: 0, passed: 0, failed: 1, skipped: 0 });
  }
}
if (!ended) {
  const failed = outcomes.some((outcome) => outcome.failed > 0);
  console.log(summary(outcomes));
  await end(failed ? 1 : 0);
}
