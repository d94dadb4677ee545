import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../launch/build.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

/** What a judge has against each file, by its name; nothing where it is valid and covered as a whole. */
export type Verdicts = Map<string, string[]>;

export interface Judge {
  name: string;
  judge(authority: string, files: string[]): Promise<Verdicts>;
}

/** A tool that this machine lacks, with what to install. */
export class Missing extends Error {}

/** poppler's, which many viewers are built on. It knows no roots of ours, so that trust is for the other to judge. */
export function pdfsig(): Judge {
  const found = spawnSync('pdfsig', ['-v'], { encoding: 'utf8' });
  if (found.error) throw new Missing('There is no `pdfsig`: `apt install poppler-utils` or `brew install poppler`.');
  const version = /version (\S+)/.exec(found.stderr + found.stdout)?.[1] ?? '';
  return {
    name: `pdfsig ${version}`,
    judge: async (_, files) => {
      const asked = files.map(async (file): Promise<[string, string[]]> => {
        const { stdout } = await run('pdfsig', [file]).catch((error: { stdout?: string }) => ({
          stdout: error.stdout,
        }));
        return [basename(file), againstIn(stdout ?? '')];
      });
      return new Map(await Promise.all(asked));
    },
  };
}

function againstIn(said: string): string[] {
  const signatures = said.match(/^Signature #/gm)?.length ?? 0;
  return [
    ...(signatures === 1 ? [] : [`${signatures} signatures`]),
    ...(/Signature is Valid\./.test(said) ? [] : ['not valid']),
    ...(/^ {2}- Total document signed$/m.test(said) ? [] : ['not the whole file']),
  ];
}

/** pyHanko, fetched once in the versions of requirements.txt into .data; nothing of this machine's Python is changed. */
export async function pyHanko(say: (text: string) => void): Promise<Judge> {
  const python = spawnSync('python3', ['-c', 'import sys, pip; print(sys.implementation.cache_tag)'], {
    encoding: 'utf8',
  });
  if (python.status !== 0)
    throw new Missing('There is no Python 3 with pip: `apt install python3-pip` or `brew install python`.');
  const wanted = join(here, 'requirements.txt');
  const stamp = createHash('sha256').update(readFileSync(wanted)).digest('hex').slice(0, 12);
  const folder = join(root, '.data', `pyhanko-${python.stdout.trim()}-${stamp}`);
  if (!existsSync(folder)) {
    say('fetching pyHanko …');
    await install(wanted, folder);
  }
  const version = /^pyHanko==(.*)$/m.exec(readFileSync(wanted, 'utf8'))?.[1] ?? '';
  return {
    name: `pyHanko ${version}`,
    judge: async (authority, files) => {
      const env = { ...process.env, PYTHONPATH: folder, PYTHONNOUSERSITE: '1' };
      const { stdout } = await run('python3', [join(here, 'ask_pyhanko.py'), authority, ...files], { env });
      const lines = stdout.trim().split('\n');
      return new Map(
        lines.map((line) => {
          const { file, problems } = JSON.parse(line) as { file: string; problems: string[] };
          return [file, problems];
        }),
      );
    },
  };
}

/** Put in its place only when it is whole: a fetch that broke off is done anew. */
async function install(wanted: string, folder: string): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  const how = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--no-compile'];
  try {
    await run('python3', ['-m', 'pip', 'install', ...how, '--target', part, '-r', wanted], { timeout: 120_000 });
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error).trim();
    throw new Missing(`pip could not fetch pyHanko: ${said.split('\n').at(-1) ?? ''}`);
  }
  renameSync(part, folder);
}
