import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Ended, type Crew } from '../parts/crew.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const stampFile = join(root, '.data', 'build.stamp');
const inputs = [
  '.swcrc',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tools/openapi-metadata.ts',
  '{services,libs/common}/*/{package,tsconfig}.json',
  '{services,libs/common}/*/src/**/*.{ts,json,html,css}',
  'web/*.{json,ts,html}',
  'web/{src,public}/**/*',
];
const generated = /(^|\/)(metadata\.ts|schema\.d\.ts)$|\.spec\.tsx?$/;
const outputs = [
  ...['events', 'registrations', 'notifications', 'gateway'].map((name) => `services/${name}/dist/main.js`),
  'web/dist/index.html',
];

/** Changes when any file that goes into a build does; asks for names, sizes and times only. */
function stamp(): string {
  const hash = createHash('sha256');
  for (const file of globSync(inputs, { cwd: root }).sort()) {
    if (generated.test(file)) continue;
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

export function isBuilt(): boolean {
  if (!outputs.every((file) => existsSync(join(root, file)))) return false;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp();
}

/** Builds everything, unless nothing has changed since the last time. */
export async function build(crew: Crew): Promise<void> {
  if (isBuilt()) return;
  const before = stamp();
  mkdirSync(join(root, '.data'), { recursive: true });
  rmSync(stampFile, { force: true });
  const hand = crew.hire({
    name: 'build',
    stage: 6,
    command: process.execPath,
    args: [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static'],
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  const how = await hand.gone;
  if (how !== 'with code 0') {
    throw new Ended(
      `The build ended ${how}:\n${stripVTControlCharacters(hand.logged()).trim().split('\n').slice(-40).join('\n')}`,
    );
  }
  writeFileSync(stampFile, before);
}
