import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Whether this machine lets us listen there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function anyFree(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

// Parts start side by side: one after the other picks its port, or two would write the file over each other.
let queue: Promise<unknown> = Promise.resolve();

/** The port this data folder used last under that name, or the wished one, or any free one; remembered for the next start. */
export function portFor(data: string, name: string, wished?: number): Promise<number> {
  const chosen = queue.then(() => choose(data, name, wished));
  queue = chosen.catch(() => undefined);
  return chosen;
}

async function choose(data: string, name: string, wished?: number): Promise<number> {
  const file = join(data, 'ports.json');
  let ports: Record<string, number> = {};
  try {
    ports = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    // The first start.
  }
  const others = new Set(Object.entries(ports).flatMap(([key, port]) => (key === name ? [] : [port])));
  const usable = async (port?: number) => port !== undefined && !others.has(port) && (await isFree(port));
  let port = ports[name] ?? wished;
  if (!(await usable(port))) port = wished;
  while (port === undefined || !(await usable(port))) port = await anyFree();
  mkdirSync(data, { recursive: true });
  writeFileSync(file, JSON.stringify({ ...ports, [name]: port }, null, 1));
  return port;
}
