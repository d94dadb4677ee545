import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { rebuildReports } from './rebuild-reports.js';

const help = `Makes the figures of all reports anew from the facts on the topics; the product may run meanwhile.

  npm run reports:rebuild

Reads DATABASE_URL_NOTIFICATIONS, KAFKA_BROKERS and TOPIC_PREFIX, or else those of the product which npm start runs on
--data DIR (.data unless said). Says how many facts it read and whether anything is other than before.`;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const complain = (text: string): boolean => process.stderr.write(`${text}\n`);
const environment = process.env;
const [url, kafkaBrokers] = [environment['DATABASE_URL_NOTIFICATIONS'], environment['KAFKA_BROKERS']];
if (process.argv.includes('--help')) say(help);
else if (!url || !kafkaBrokers) {
  complain(`DATABASE_URL_NOTIFICATIONS and KAFKA_BROKERS are needed.\n\n${help}`);
  process.exitCode = 2;
} else {
  const db = new DataSource({ type: 'postgres', url });
  try {
    await db.initialize();
    const line = (text: string): boolean => process.stderr.write(process.stderr.isTTY ? `\r${text}` : '');
    const settings = { kafkaBrokers, topicPrefix: environment['TOPIC_PREFIX'] };
    const { facts, refused, same } = await rebuildReports(db, settings, (done) => line(`… ${done.facts} facts`));
    line('\n');
    say(`${facts} facts read, ${refused} refused; ${same ? 'all figures are as before' : 'figures have changed'}`);
  } catch (error) {
    complain(`Nothing was changed: ${(error as Error).message}`);
    process.exitCode = 2;
  } finally {
    if (db.isInitialized) await db.destroy();
  }
}
