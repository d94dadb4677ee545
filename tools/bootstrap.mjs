/**
 * Runs before `npm start` and `npm test` on whatever Node the machine has: installs what the lock names, unless that is
 * done. What follows runs on the Node that comes with it. Plain JavaScript, no dependency.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? '.', '..');
const stop = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `Node ${process.versions.node} is too old to install with: 20.19 or newer is needed (24 is used from then on, it comes with the install).\n` +
      '  Get it: https://nodejs.org, `nvm install 24`, `apt install nodejs` or `brew install node`.',
  );
}

const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'node_modules', '.zuomei-lock.sha256');
const lockHash = createHash('sha256').update(readFileSync(lock)).digest('hex');

function isInstalled() {
  if (!existsSync(installed)) return false;
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

if (!isInstalled()) {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < 2e9) {
    stop(
      `Only ${((bavail * bsize) / 1e9).toFixed(1)} GB are free on the disk of ${root}; the install needs 2. Make room and start again.`,
    );
  }
  const begun = Date.now();
  const tty = process.stdout.isTTY;
  if (tty) process.stdout.write('… install (about half a minute, once)');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8' });
  if (tty) process.stdout.write('\r\x1b[K');
  if (result.status !== 0) {
    const said = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`
      .trim()
      .split('\n')
      .slice(-12)
      .join('\n');
    stop(
      `The install failed:\n${said}\n\n` +
        '  No network or a proxy: `npm config get registry` must answer; npm reads HTTPS_PROXY.\n' +
        '  ENOSPC: make room on the disk. EACCES: the checkout must belong to you.\n' +
        '  By hand: `npm ci`, then start again.',
    );
  }
  process.stdout.write(`✓ install ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
}
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash) writeFileSync(stamp, lockHash);

const node = join(root, 'node_modules', '.bin', 'node');
const version = spawnSync(node, ['--version'], { encoding: 'utf8' });
if (version.status !== 0 || !version.stdout.startsWith('v24.')) {
  stop(
    `The Node that comes with the install does not run (${version.error?.message ?? version.stdout ?? ''}).\n` +
      '  `npm rebuild node` fetches it again; it must be allowed to run its install script (see "allowScripts" in package.json).',
  );
}
