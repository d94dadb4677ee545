import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './launch/build.ts';
import { Product } from './launch/product.ts';
import { onStop } from './launch/signals.ts';
import { Steps } from './launch/steps.ts';
import { Ended } from './parts/crew.ts';

const help = `Starts the whole product on this machine and stays until Ctrl-C.

  npm start                     PORT=3100 npm start                     npm start -- --data DIR

Options
  --data DIR   where databases, topics, mails, secrets and logs are kept (default .data)
  --no-build   run what was built last, whatever has changed since
  --help       this

Environment
  PORT, HOST, PUBLIC_URL           where the product is served: 3000, 127.0.0.1, http://HOST:PORT
  ADMIN_EMAIL, ADMIN_PASSWORD      the first administrator; without them one is made and its password printed once.
                                   Another password on existing data resets that administrator
  DATABASE_URL_EVENTS, DATABASE_URL_REGISTRATIONS, DATABASE_URL_NOTIFICATIONS, DATABASE_URL_GATEWAY
  KAFKA_BROKERS, KAFKA_SSL, KAFKA_CA_FILE, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD
  SMTP_URL, MAIL_FROM              your own instead of the embedded Postgres, Kafka and mailbox
  SEAL_P12, SEAL_P12_PASSWORD, SEAL_TRUST   your own seal instead of one made for development
  SEAL_TSA_URL, SEAL_LONG_TERM=true         seal with the time-stamps of an authority (B-T), with long-term proofs (B-LT)
  LOG_LEVEL                        of the services; their logs are in .data/logs

npm run reset removes the data, npm run demo fills in an example, npm test tests everything.`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '.data') },
    help: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const steps = new Steps();
const begun = Date.now();
let product: Product | undefined;
let stopping = false;

onStop(async (why) => {
  if (stopping) return;
  stopping = true;
  const since = Date.now();
  steps.say(`${why}: stopping …`);
  await product?.stop();
  steps.say(`✓ stopped ${((Date.now() - since) / 1000).toFixed(1)} s`);
  process.exit(0);
});

try {
  product = await Product.claim({
    data: resolve(values.data),
    port: Number(process.env['PORT'] || 3000),
    host: process.env['HOST'] || '127.0.0.1',
    steps,
    build: !values['no-build'],
  });
  await product.start();
  const { admin, mailboxUrl, url } = product;
  const signIn = admin.made
    ? `${admin.email}  password ${admin.password ?? ''}  (shown this once; kept only as a hash)`
    : `${admin.email}  ${admin.password ? 'password as given in ADMIN_PASSWORD' : 'password as printed at the first start; ADMIN_PASSWORD=… npm start sets another'}`;
  console.log(`
  Zuomei 做媒   ${url}        (all ready after ${((Date.now() - begun) / 1000).toFixed(1)} s)
  sign in      ${signIn}
${mailboxUrl ? `  mailbox      ${mailboxUrl}\n` : ''}  API          ${url}/api/docs
  logs         ${join(resolve(values.data), 'logs')}
  Ctrl-C stops it; npm run demo fills in an example.
`);
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Ended ? error.message : error);
    await product?.stop();
    process.exit(1);
  }
}
