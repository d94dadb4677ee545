import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, openSync, closeSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { bornAt, isAlive, readPids, signal, writePids } from './pids.ts';

export interface Hire {
  name: string;
  stage: number;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** What asks it to end; Postgres wants SIGINT for a fast stop. */
  signal?: NodeJS.Signals;
}

export interface Hand {
  name: string;
  pid: number;
  stage: number;
  /** Resolves when the process is gone, with its exit code or signal in words. */
  gone: Promise<string>;
  isGone(): boolean;
  /** What it has logged since it was started. */
  logged(): string;
  stop(seconds: number): Promise<void>;
}

export class Ended extends Error {}

// 1 Postgres, 2 Kafka, 3 mailbox, 4 services, 5 gateway, 6 what a start itself runs (build, Maven).
const secondsOfStage = [0, 2, 2, 0.5, 3.5, 1.2, 0.3];
const maxLogBytes = 10_000_000;

/**
 * The processes of one launcher. Each is a session of its own (a Ctrl-C of the terminal must reach only the launcher),
 * logs into a file and stands in the pid file; a guard stops them if the launcher is killed.
 */
export class Crew {
  readonly data: string;
  readonly #hands = new Set<Hand>();
  readonly #guard: ChildProcess;
  #dismissed = false;
  readonly #rotation: NodeJS.Timeout;

  constructor(data: string) {
    this.data = data;
    mkdirSync(join(data, 'logs'), { recursive: true });
    this.#guard = spawn(process.execPath, [fileURLToPath(new URL('guard.ts', import.meta.url)), data], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#guard.unref();
    this.#rotation = setInterval(() => this.#rotate(), 10_000);
    this.#rotation.unref();
  }

  logOf(name: string): string {
    return join(this.data, 'logs', `${name}.log`);
  }

  hire(hire: Hire): Hand {
    if (this.#dismissed) throw new Ended(`${hire.name} is not started: everything is being stopped.`);
    const log = this.logOf(hire.name);
    // Appending lets a rotation cut the file short under the writer.
    const out = openSync(log, 'a');
    const from = statSync(log).size;
    const child = spawn(hire.command, hire.args, {
      detached: true,
      stdio: ['ignore', out, out],
      env: hire.env ?? process.env,
      ...(hire.cwd && { cwd: hire.cwd }),
      ...(hire.uid !== undefined && { uid: hire.uid }),
      ...(hire.gid !== undefined && { gid: hire.gid }),
    });
    closeSync(out);
    let over = false;
    const gone = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, by) => resolve(by ? `by ${by}` : `with code ${code}`));
    });
    const pid = child.pid ?? -1;
    const born = pid > 0 ? bornAt(pid) : undefined;
    const started = { name: hire.name, pid, born: born ?? '', stage: hire.stage, signal: hire.signal ?? 'SIGTERM' };
    if (born) writePids(this.data, [...readPids(this.data), started]);

    const hand: Hand = {
      name: hire.name,
      pid,
      stage: hire.stage,
      gone,
      isGone: () => over,
      logged: () => readFileSync(log).subarray(from).toString('utf8'),
      stop: async (seconds) => {
        if (over) return;
        signal(pid, started.signal);
        await Promise.race([gone, sleep(seconds * 1000, undefined, { ref: false })]);
        if (over) return;
        signal(-pid, 'SIGKILL');
        await gone;
      },
    };
    this.#hands.add(hand);
    void gone.then(() => {
      over = true;
      this.#hands.delete(hand);
      writePids(
        this.data,
        readPids(this.data).filter((one) => one.pid !== pid && isAlive(one)),
      );
    });
    return hand;
  }

  /** Later stages first, each with its seconds, within 10 s in all. */
  async dismiss(): Promise<void> {
    this.#dismissed = true;
    for (let stage = secondsOfStage.length - 1; stage > 0; stage -= 1) {
      const ours = [...this.#hands].filter((hand) => hand.stage === stage);
      await Promise.all(ours.map((hand) => hand.stop(secondsOfStage[stage] ?? 1)));
    }
    clearInterval(this.#rotation);
    const guardGone = new Promise((resolve) => this.#guard.once('exit', resolve));
    this.#guard.ref();
    this.#guard.stdin?.end();
    await Promise.race([guardGone, sleep(1500, undefined, { ref: false })]);
  }

  #rotate(): void {
    for (const { name } of this.#hands) {
      const log = this.logOf(name);
      try {
        if (statSync(log).size < maxLogBytes) continue;
        copyFileSync(log, `${log}.1`);
        truncateSync(log);
      } catch {
        // The next round tries again.
      }
    }
  }
}

/** Waits until the probe says true; throws `Ended` with the last lines of the log if the process ends first. */
export async function readyWhen(hand: Hand, probe: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (hand.isGone()) throw new Ended(`${hand.name} ended ${await hand.gone}:\n${lastLines(hand.logged())}`);
    if (await probe()) return;
    await sleep(50);
  }
  throw new Ended(`${hand.name} was not ready after ${seconds} s:\n${lastLines(hand.logged())}`);
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-25).join('\n');
