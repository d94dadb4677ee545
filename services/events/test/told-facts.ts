import { Controller, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  EventCancelled,
  EventChanged,
  EventDrafted,
  EventEnded,
  EventPostponed,
  EventPublished,
  type EventSnapshotV1,
  topics,
} from '@zuomei/contracts';
import { FactContext, FactsTransport, MessagingModule, messagingMigrations, OnFact } from '@zuomei/messaging';
import { configureLogging, DatabaseModule, PlatformModule, platformMigrations } from '@zuomei/platform';
import { freshDatabase } from '@zuomei/testing';

export interface Told {
  type: string;
  id: string;
  version: number;
  fact: EventSnapshotV1;
}

const told: Told[] = [];

@Controller()
class EventsConsumer {
  @OnFact(EventDrafted, EventChanged, EventPublished, EventPostponed, EventCancelled, EventEnded)
  async onEvent(@Payload() fact: EventSnapshotV1, @Ctx() context: FactContext): Promise<void> {
    told.push({ type: context.type, id: context.aggregateId, version: context.aggregateVersion, fact });
    await Promise.resolve();
  }
}

@Module({})
class ListenerModule {}

/** Reads the topic of events as another service would. */
export async function hearFacts(
  environment: Record<string, string>,
): Promise<{ about(id: string): Told[]; stop(): Promise<void> }> {
  const db = await freshDatabase('listener');
  configureLogging('listener', 'error');
  const kafka = {
    kafkaBrokers: environment['KAFKA_BROKERS'] ?? '',
    topicPrefix: environment['TOPIC_PREFIX'] ?? '',
  };
  const app = await NestFactory.create(
    {
      module: ListenerModule,
      imports: [
        PlatformModule.register({ name: 'listener', jwksUrl: 'http://127.0.0.1:9/', serviceKey: 'x'.repeat(32) }),
        DatabaseModule.register({
          url: db.url,
          entities: [],
          migrations: [...platformMigrations, ...messagingMigrations],
        }),
        MessagingModule.register({ service: 'listener', kafka, consumes: [topics.events] }),
      ],
      controllers: [EventsConsumer],
    },
    new FastifyAdapter(),
    { logger: ['error'] },
  );
  app.connectMicroservice({ strategy: app.get(FactsTransport) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  await app.init();
  return {
    about: (id) => told.filter((one) => one.id === id),
    async stop() {
      await (app as INestApplicationContext).close();
      await db.drop();
    },
  };
}
