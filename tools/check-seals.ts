/** Lets other people's tools judge what we seal. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { root } from './launch/build.ts';
import { type Judge, Missing, pdfsig, pyHanko } from './seals/judges.ts';

const help = `Seals an agreement with its marks, an evidence file and a letter at every level (PAdES B-B, B-T, B-LT) and asks
pdfsig (poppler-utils) and pyHanko whether each is valid and covered as a whole, and whether each of them is refused
with a byte changed, with bytes appended and without the proofs of its level.

  npm run seals:check              needs the services built (npm run build), openssl, pdfsig, Python 3 with pip
  npm run seals:check -- --keep    leaves the files and says where

pyHanko is fetched once into .data, in the versions of tools/seals/requirements.txt. Ends with 0 if both judges agree
with us about every file, with 1 if not, with 2 if a tool is missing: it is named with what to install.`;

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const samples = join(root, 'services/notifications/test/seal-samples.mjs');

/** @returns what is wrong */
async function check(judges: Judge[], folder: string): Promise<string[]> {
  await promisify(execFile)(process.execPath, [samples, folder]);
  const files = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const wrong: string[] = [];
  for (const judge of judges) {
    const { name } = judge;
    const verdicts = await judge.judge(
      join(folder, 'ca.pem'),
      files.map((file) => join(folder, file)),
    );
    let [good, bad] = [0, 0];
    for (const file of files) {
      const against = verdicts.get(file) ?? ['said nothing'];
      // LEVEL.KIND.pdf is as we seal it; LEVEL.KIND.WHAT.pdf is what somebody made of it.
      const isOurs = file.split('.').length === 3;
      // Who knows no levels need not miss what makes one.
      if (file.endsWith('.unproven.pdf') && name.startsWith('pdfsig')) continue;
      if (isOurs && against.length > 0) wrong.push(`${name} about ${file}: ${against.join(', ')}`);
      else if (!isOurs && against.length === 0) wrong.push(`${name} accepts ${file}`);
      else if (isOurs) good += 1;
      else bad += 1;
    }
    console.log(`${name}: ${good} files valid and covered as a whole, ${bad} refused that should be`);
  }
  return wrong;
}

async function main(): Promise<number> {
  if (!existsSync(join(root, 'services/notifications/dist/main.js')))
    throw new Missing('The services are not built: `npm run build`.');
  const judges = [pdfsig(), await pyHanko((text) => console.log(text))];
  mkdirSync(join(root, '.data'), { recursive: true });
  const folder = mkdtempSync(join(root, '.data', 'seals-'));
  try {
    const wrong = await check(judges, folder);
    for (const one of wrong) console.error(one);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    if (values.keep) console.log(`The files are in ${folder}`);
    else rmSync(folder, { recursive: true });
  }
}

if (values.help) console.log(help);
else {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    process.exitCode = error instanceof Missing ? 2 : 1;
  }
}
