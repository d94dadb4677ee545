import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statfsSync } from 'node:fs';
import { findJava, hasKafkaLibs } from '../parts/kafka.ts';
import { isFree } from '../parts/ports.ts';

export interface Wanted {
  folder: string;
  host: string;
  port: number;
  kafka: boolean;
}

const gigabyte = 1e9;

/** What stands in the way of a start, each with its remedy; empty if nothing does. */
export async function findObstacles({ folder, host, port, kafka }: Wanted): Promise<string[]> {
  const obstacles: string[] = [];
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 24) {
    obstacles.push(
      `This is Node ${process.versions.node}; the product runs on Node 24, which the install brings: use \`npm start\`, not \`node\`.`,
    );
  }
  if (kafka) {
    const java = findJava();
    if ('problem' in java) obstacles.push(java.problem);
    if (!hasKafkaLibs() && spawnSync('mvn', ['-v'], { stdio: 'ignore' }).status !== 0) {
      obstacles.push(
        "There is no Maven (`mvn`), which fetches Kafka's jars once: `apt install maven`, `brew install maven`, or " +
          'https://maven.apache.org/download.cgi; or set KAFKA_BROKERS to a Kafka of your own.',
      );
    }
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2 * gigabyte) {
    obstacles.push(
      `Only ${((bavail * bsize) / gigabyte).toFixed(1)} GB are free on the disk of ${folder}; 2 GB are needed. ` +
        'Make room, or `npm run reset` if the data of earlier starts may go.',
    );
  }
  if (port !== 0 && !(await isFree(port, host))) {
    obstacles.push(
      `Port ${port} on ${host} is taken${by(ownerOf(port))}. Stop that, or choose another: PORT=${port + 100} npm start`,
    );
  }
  return obstacles;
}

const by = (owner: Owner | undefined): string => (owner ? ` by ${owner.name} (pid ${owner.pid})` : '');

interface Owner {
  pid: number;
  name: string;
}

/** Who listens on a port, as far as this user may see. */
export function ownerOf(port: number): Owner | undefined {
  return fromProc(port) ?? fromLsof(port);
}

function fromProc(port: number): Owner | undefined {
  const inodes = new Set<string>();
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of read(table).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (state === '0A' && local.endsWith(`:${hex}`)) inodes.add(`socket:[${inode}]`);
    }
  }
  if (inodes.size === 0) return undefined;
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of list(`/proc/${pid}/fd`)) {
      if (!inodes.has(link(`/proc/${pid}/fd/${descriptor}`))) continue;
      const command = read(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
      return { pid: Number(pid), name: command.length > 80 ? `${command.slice(0, 80)}…` : command };
    }
  }
  return undefined;
}

function fromLsof(port: number): Owner | undefined {
  const result = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const pid = /^p(\d+)$/m.exec(result.stdout ?? '')?.[1];
  const name = /^c(.+)$/m.exec(result.stdout ?? '')?.[1];
  return pid && name ? { pid: Number(pid), name } : undefined;
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
const read = (file: string) => attempt(() => readFileSync(file, 'utf8'), '');
const list = (folder: string) => attempt(() => readdirSync(folder), []);
const link = (file: string) => attempt(() => readlinkSync(file), '');
