/** What an operator does with messages that could not be handled. */
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { DeadLetters, kafkaEnv } from '@zuomei/messaging';
import { ConfigProblem, defineConfig } from '@zuomei/platform';

const help = `Messages that a service could never handle, on the Kafka of KAFKA_BROKERS (and KAFKA_SSL, KAFKA_SASL_*, TOPIC_PREFIX).

  npm run dead-letters -- list            those that wait for a decision
  npm run dead-letters -- list --all      those decided in the last 14 days, too
  npm run dead-letters -- show ID         headers, reason and content of one
  npm run dead-letters -- replay ID       send the original to its topic again; who handled it leaves it out
  npm run dead-letters -- discard ID      decide that nothing is to be done

  --by NAME    who decides, for the record (default: the user of this machine)
  --json       for programs

Needs the libraries built (npm run build).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    by: { type: 'string', default: userInfo().username },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [command = 'help', id] = positionals;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

function given(): string {
  if (id === undefined) throw new Error(`${command} needs the id of a dead letter, as list shows it`);
  return id;
}

async function run(): Promise<void> {
  const letters = new DeadLetters(defineConfig(kafkaEnv).read());
  switch (command) {
    case 'list': {
      const found = await letters.list({ all: values.all });
      if (values.json) say(JSON.stringify(found, null, 2));
      else if (found.length === 0) say('No dead letters.');
      for (const one of values.json ? [] : found) {
        say(`${one.id}  ${one.status}  ${one.failedAt ?? ''}  ${one.type ?? 'no type'}  key ${one.key ?? 'none'}`);
        say(`  ${one.errorClass ?? ''}: ${one.errorMessage ?? ''} (${one.attempts} attempts)`);
        if (one.decidedBy !== undefined) say(`  ${one.status} by ${one.decidedBy} at ${one.decidedAt ?? ''}`);
      }
      return;
    }
    case 'show':
      say(JSON.stringify(await letters.show(given()), null, 2));
      return;
    case 'replay':
      await letters.replay(given(), values.by);
      say(`${given()} was sent to its topic again.`);
      return;
    case 'discard':
      await letters.discard(given(), values.by);
      say(`${given()} was discarded.`);
      return;
    default:
      throw new Error(`there is no command ${command}\n\n${help}`);
  }
}

if (values.help || command === 'help') {
  say(help);
} else {
  try {
    await run();
  } catch (error) {
    const message = error instanceof ConfigProblem || error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
}
