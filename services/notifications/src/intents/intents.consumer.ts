import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { IntentStated, IntentStatedV1 } from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { RecordIntent } from './record-intent.js';

@Controller()
export class IntentsConsumer {
  constructor(private readonly recordIntent: RecordIntent) {}

  @OnFact(IntentStated)
  async onStated(@Payload() fact: IntentStatedV1, @Ctx() { tx, time }: FactContext): Promise<void> {
    await this.recordIntent.takeOver(tx, fact, time);
  }
}
