import { Inject, Injectable } from '@nestjs/common';
import { log } from '@zuomei/platform';
import type { KafkaMessage } from 'kafkajs';
import { Broker } from './broker.js';
import { deadLetterOf } from './dead-letter.js';
import { PermanentFailure, TransientFailure } from './failures.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { deadLettersTotal } from './metrics.js';

interface Cause {
  readonly topic: string;
  readonly partition: number;
  readonly error: unknown;
  readonly attempts: number;
}

/** Our own failures say what is wrong without values; of any other error only class, code and place are kept. */
function describe(error: unknown): { errorClass: string; errorMessage: string } {
  if (!(error instanceof Error))
    return { errorClass: 'unknown', errorMessage: 'something else than an Error was thrown' };
  if (error instanceof PermanentFailure || error instanceof TransientFailure) {
    return { errorClass: error.name, errorMessage: error.message };
  }
  const { code } = error as { code?: unknown };
  const place = /\(?([^/()\s]+:\d+:\d+)\)?/.exec(
    error.stack?.split('\n').find((line) => line.includes('    at ')) ?? '',
  );
  return {
    errorClass: error.name,
    errorMessage: [code, place?.[1]].filter((part) => typeof part === 'string').join(' at '),
  };
}

/** Where a service puts what it can never handle. */
@Injectable()
export class DeadLetterBox {
  private readonly log = log('dead-letters');

  constructor(
    @Inject(Broker) private readonly broker: Broker,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /** Returns after the broker's ack; throws without one, and then the message must not be acknowledged. */
  async put(message: KafkaMessage, { topic, partition, error, attempts }: Cause): Promise<void> {
    const { names } = this.broker;
    const reason = { ...describe(error), topic, partition, offset: message.offset, attempts };
    const group = names.group(this.options.service);
    await this.broker.send([
      {
        topic: names.deadLetters(topic, this.options.service),
        messages: [deadLetterOf(message, { ...reason, group, failedAt: new Date() })],
      },
    ]);
    deadLettersTotal.inc({ topic, reason: reason.errorClass });
    this.log.error(reason, 'message moved to the dead letters');
  }
}
