// Plans the mails of a day as the built service does, in a process that may be killed: node plan-daily-mails.mjs TIME
import { createService, Clock } from '@zuomei/platform';
import { FactsTransport } from '@zuomei/messaging';
import { AppModule } from '../dist/app.module.js';
import { PlanDailyMails } from '../dist/cadence/plan-daily-mails.js';
import { config } from '../dist/config.js';

const settings = config.read(process.env);
const app = await createService({
  name: 'notifications',
  module: AppModule.with(settings),
  host: '127.0.0.1',
  port: 0,
  settings,
  transports: [FactsTransport],
});
app.get(Clock, { strict: false }).now = () => new Date(process.argv[2]);
await app.get(PlanDailyMails, { strict: false }).execute();
process.exit(0);
