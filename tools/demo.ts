import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Client } from './demo/client.ts';
import { importExamples, importRecordsOf2021 } from './demo/import-examples.ts';
import { walkChain } from './demo/walk-chain.ts';
import { root } from './launch/build.ts';
import { Ended } from './parts/crew.ts';

const help = `Fills the running product with the example programme and walks the chain once, printing each step with a link.

  ADMIN_PASSWORD=… npm run demo      the password that the first \`npm start\` printed

  --records    made-up records of 2021, too: 1,300 achievements and needs, with the examples exactly what was published
               (attendances apart: people are never imported)
  --data DIR   data folder of the running product (default .data): its addresses are read there
Environment: PUBLIC_URL, MAILBOX_URL, ADMIN_EMAIL, ADMIN_PASSWORD`;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '.data') },
    records: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

interface Kept {
  port?: number;
  mailbox?: number;
  email?: string;
}

const kept = (file: string): Kept => {
  const path = join(resolve(values.data), file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : {};
};

async function password(): Promise<string> {
  const given = process.env['ADMIN_PASSWORD'];
  if (given) return given;
  if (!process.stdin.isTTY) {
    throw new Ended(
      'The demo signs in as the administrator: ADMIN_PASSWORD=… npm run demo (the first npm start printed it).',
    );
  }
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question('Password of the administrator, as the first npm start printed it: ');
  ask.close();
  return answer.trim();
}

const say = (step: string, link?: string): void => console.log(`✓ ${step}${link ? `\n    ${link}` : ''}`);

try {
  const port = kept('launcher.json').port || 3000;
  const url = process.env['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`;
  const mailbox = process.env['MAILBOX_URL'] ?? `http://127.0.0.1:${kept('ports.json').mailbox ?? 2580}`;
  const email = process.env['ADMIN_EMAIL'] ?? kept('admin.json').email ?? 'admin@zuomei.example';
  const client = new Client(url, mailbox);
  await client.signIn(email, await password());
  say(`signed in as ${email}`, `${url}/desk`);
  await importExamples(client, say);
  if (values.records) await importRecordsOf2021(client, say);
  await walkChain(client, say);
} catch (error) {
  console.error(error instanceof Ended ? error.message : error);
  process.exit(1);
}
