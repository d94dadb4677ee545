import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readyWhen, type Crew, type Hand } from './crew.ts';
import { portFor } from './ports.ts';

export interface Mailbox {
  hand: Hand;
  smtpUrl: string;
  webUrl: string;
}

/** A mail server that delivers to nobody and shows what it got in the browser. */
export async function startMailbox(crew: Crew): Promise<Mailbox> {
  const folder = join(crew.data, 'mail');
  mkdirSync(folder, { recursive: true });
  const smtp = await portFor(crew.data, 'smtp', 2525);
  const web = await portFor(crew.data, 'mailbox', 2580);
  const at = ['--smtp', String(smtp), '--web', String(web), '--ip', '127.0.0.1', '--web-ip', '127.0.0.1'];
  const hand = crew.hire({
    name: 'mailbox',
    stage: 3,
    command: process.execPath,
    args: [script(), ...at, '--mail-directory', folder, '--max-emails', '5000', '--silent'],
  });
  const webUrl = `http://127.0.0.1:${web}`;
  const answers = () =>
    fetch(`${webUrl}/api/healthz`).then(
      (response) => response.ok,
      () => false,
    );
  await readyWhen(hand, answers, 60);
  return { hand, smtpUrl: `smtp://127.0.0.1:${smtp}`, webUrl };
}

function script(): string {
  let folder = dirname(fileURLToPath(import.meta.resolve('maildev')));
  for (;;) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        name?: string;
        bin?: { maildev?: string };
      };
      if (manifest.name === 'maildev' && manifest.bin?.maildev) return join(folder, manifest.bin.maildev);
    } catch {
      // Further up.
    }
    const up = dirname(folder);
    if (up === folder) throw new Error('The package maildev is not there: run `npm ci`.');
    folder = up;
  }
}
