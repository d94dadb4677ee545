import { type DynamicModule, Module } from '@nestjs/common';
import { BatchRun } from './batch-run.js';
import { Broker } from './broker.js';
import { CrashWatch } from './crash-watch.js';
import { DeadLetterBox } from './dead-letter-box.js';
import { DeadLetters } from './dead-letters.js';
import { FactHandling } from './fact-handling.js';
import { FactsTransport } from './facts-transport.js';
import { refuseFaultsInProduction } from './faults.js';
import { MessageDecision } from './message-decision.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging-options.js';
import { OutboxBacklog } from './outbox-backlog.js';
import { Outbox } from './outbox.js';
import { Relay } from './relay.js';

/** A service's connection to the topics. Needs the platform's and the database's module beside it. */
@Module({})
export class MessagingModule {
  static register(options: MessagingOptions): DynamicModule {
    refuseFaultsInProduction();
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: options },
        { provide: DeadLetters, useFactory: () => new DeadLetters(options.kafka) },
        Broker,
        Outbox,
        Relay,
        OutboxBacklog,
        FactHandling,
        DeadLetterBox,
        MessageDecision,
        CrashWatch,
        BatchRun,
        FactsTransport,
      ],
      exports: [Outbox, Relay, OutboxBacklog, FactsTransport, DeadLetters],
    };
  }
}
