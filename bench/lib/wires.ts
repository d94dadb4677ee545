import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answered {
  /** 0 where the connection broke. */
  status: number;
  /** Of the body, each byte as one character. */
  text: string;
}

interface Job {
  readonly request: string;
  readonly done: (answer: Answered) => void;
}

/**
 * Kept HTTP connections to this machine, as many as `most`, each with one request at a time; what has none waits in
 * line. What loads shares the processor with what it measures: this takes 25 µs a request, node:http takes 110.
 */
export class Wires {
  readonly #port: number;
  readonly #most: number;
  readonly #line: Job[] = [];
  readonly #idle: Wire[] = [];
  readonly #open = new Set<Wire>();

  constructor(target: URL, most: number) {
    if (target.hostname !== '127.0.0.1') throw new Error('this machine only');
    this.#port = Number(target.port);
    this.#most = most;
  }

  send(method: string, path: string, headers: Record<string, string>, body: string): Promise<Answered> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const length = Buffer.byteLength(body);
    const sizes = length > 0 ? `content-type: application/json\r\ncontent-length: ${length}\r\n` : '';
    const request = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#port}\r\n${lines.join('')}${sizes}\r\n${body}`;
    return new Promise((done) => {
      const wire = this.#idle.pop() ?? (this.#open.size < this.#most ? this.#connect() : undefined);
      if (wire) wire.take({ request, done });
      else this.#line.push({ request, done });
    });
  }

  /** Opens as many as there may be, and waits for them. */
  async open(): Promise<void> {
    const wires = Array.from({ length: this.#most }, () => this.#connect());
    await Promise.all(wires.map((wire) => wire.opened()));
    this.#idle.push(...wires);
  }

  close(): void {
    for (const wire of this.#open) wire.close();
  }

  #connect(): Wire {
    const wire = new Wire(this.#port, {
      free: () => {
        const next = this.#line.shift();
        if (next) wire.take(next);
        else this.#idle.push(wire);
      },
      gone: () => {
        this.#open.delete(wire);
        const at = this.#idle.indexOf(wire);
        if (at >= 0) this.#idle.splice(at, 1);
        const next = this.#line.shift();
        if (next) this.#connect().take(next);
      },
    });
    this.#open.add(wire);
    return wire;
  }
}

class Wire {
  readonly #socket: Socket;
  readonly #free: () => void;
  #job: Job | undefined;
  #received = '';

  constructor(port: number, { free, gone }: { free: () => void; gone: () => void }) {
    this.#free = free;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
      .setEncoding('latin1')
      .on('data', (part: string) => this.#receive(part))
      .on('error', () => undefined)
      .on('close', () => {
        gone();
        this.#job?.done({ status: 0, text: '' });
      });
  }

  /** @throws what kept it from being opened */
  opened(): Promise<unknown> {
    return once(this.#socket, 'connect');
  }

  take(job: Job): void {
    this.#job = job;
    this.#socket.write(job.request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(part: string): void {
    this.#received += part;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.#received.slice(0, head))?.[1];
    // Nothing that is measured answers in chunks.
    if (length === undefined) return this.close();
    if (this.#received.length < head + 4 + Number(length)) return;
    const answer = { status: Number(this.#received.slice(9, 12)), text: this.#received.slice(head + 4) };
    const job = this.#job;
    this.#received = '';
    this.#job = undefined;
    job?.done(answer);
    this.#free();
  }
}
