import { Inject, Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import type { KafkaMessage } from 'kafkajs';
import { Backoff } from './backoff.js';
import { DeadLetterBox } from './dead-letter-box.js';
import { FactHandling } from './fact-handling.js';
import { kindOfFailure, PermanentFailure } from './failures.js';
import { guardOff } from './faults.js';
import { consumerRetries, factsSkipped } from './metrics.js';
import { readFact, type ReceivedFact } from './received-fact.js';

/** Where a run of messages came from, and when to stop trying. */
export interface Source {
  readonly topic: string;
  readonly partition: number;
  /** Fires when the service stops or the partition belongs to somebody else. */
  readonly signal: AbortSignal;
  /** Instant in milliseconds after which an outage is given back to the caller. */
  readonly patientUntil: number;
  /** Whether a process has ended here: then no other partition's messages may be in the same boat. */
  readonly apart: boolean;
}

/** A message read: as a fact, or with what is wrong with it. */
interface Letter {
  readonly message: KafkaMessage;
  readonly fact?: ReceivedFact;
  readonly fault?: { readonly error: unknown };
}

/** How often a handler is tried that fails for no known reason. */
const mostTries = 3;

/**
 * Decides every message: handled, skipped, or a dead letter. Nothing is thrown at kafkajs, whose answer to an
 * error is to stop all partitions, and to a TypeError to stop for good.
 */
@Injectable()
export class MessageDecision {
  private readonly log = log('facts');

  constructor(
    @Inject(FactHandling) private readonly handling: FactHandling,
    @Inject(DeadLetterBox) private readonly deadLetters: DeadLetterBox,
  ) {}

  /**
   * @returns how many messages from the front are decided; fewer than given means that something else than a
   * message is at fault, and the rest is to be read again later
   */
  async decide(messages: readonly KafkaMessage[], source: Source): Promise<number> {
    if (guardOff('decide-every-message')) return this.withoutDecision(messages);
    const stays = await this.inOrder(this.read(messages), source);
    return stays ? messages.indexOf(stays.message) : messages.length;
  }

  /**
   * All in one transaction; if that fails, each half again, until the message at fault stands alone. Nobody is
   * decided before those in front: were a later one buried first, an outage would bury it again and again.
   * @returns the first letter that is not decided
   */
  private async inOrder(letters: readonly Letter[], source: Source): Promise<Letter | undefined> {
    const [first] = letters;
    if (!first) return undefined;
    if (await this.together(letters, source)) {
      for (const letter of letters) if (letter.fault && !(await this.alone(letter, source))) return letter;
      return undefined;
    }
    if (letters.length === 1) return (await this.alone(first, source)) ? undefined : first;
    const middle = letters.length >> 1;
    return (
      (await this.inOrder(letters.slice(0, middle), source)) ?? (await this.inOrder(letters.slice(middle), source))
    );
  }

  /** Leaves out what this service has no handler for. */
  private read(messages: readonly KafkaMessage[]): Letter[] {
    return messages.flatMap((message): Letter[] => {
      try {
        const fact = readFact(message, (type) => this.handling.handles(type));
        if (fact) return [{ message, fact }];
        factsSkipped.inc();
        return [];
      } catch (error) {
        return [{ message, fault: { error } }];
      }
    });
  }

  /** One transaction for all. If it fails the messages are told apart one by one, so the reason does not matter yet. */
  private async together(letters: readonly Letter[], source: Source): Promise<boolean> {
    try {
      const facts = factsOf(letters);
      await (source.apart ? this.handling.handle(facts) : this.handling.handleWithOthers(facts));
      return true;
    } catch (error) {
      this.log.debug({ topic: source.topic, reason: (error as Error).message }, 'a shared transaction failed');
      return false;
    }
  }

  private async alone(letter: Letter, source: Source): Promise<boolean> {
    if (letter.fault) return this.bury(letter.message, letter.fault.error, 1, source);
    const backoff = new Backoff(100, 5_000);
    for (let tries = 1; ; tries += 1) {
      try {
        await this.handling.handle(factsOf([letter]));
        return true;
      } catch (error) {
        const kind = kindOfFailure(error);
        const { type, factId } = letter.fact ?? {};
        this.log.warn({ type, factId, kind, tries, err: error }, 'fact not handled');
        if (kind === 'permanent' || (kind === 'unclear' && tries >= mostTries)) {
          return this.bury(letter.message, error, tries, source);
        }
        if (source.signal.aborted || (kind !== 'unclear' && Date.now() >= source.patientUntil)) return false;
        consumerRetries.inc();
        await backoff.sleep(source.signal);
      }
    }
  }

  private async bury(message: KafkaMessage, error: unknown, attempts: number, source: Source): Promise<boolean> {
    try {
      await this.deadLetters.put(message, { ...source, error, attempts });
      return true;
    } catch (failure) {
      this.log.warn(
        { topic: source.topic, reason: (failure as Error).message },
        'dead letter not written, message stays',
      );
      return false;
    }
  }

  /** The negative control: what a consumer without this class would do. */
  private async withoutDecision(messages: readonly KafkaMessage[]): Promise<number> {
    for (const message of messages) {
      const fact = readFact(message, (type) => this.handling.handles(type));
      if (fact) await this.handling.handle([fact]);
    }
    return messages.length;
  }

  /** A message that ended the process each time is not tried again. */
  async buryAlive(message: KafkaMessage, source: Source): Promise<boolean> {
    return this.bury(
      message,
      new PermanentFailure('the process ended each time it handled this message'),
      mostTries,
      source,
    );
  }
}

const factsOf = (letters: readonly Letter[]): ReceivedFact[] => letters.flatMap(({ fact }) => (fact ? [fact] : []));
