import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { OrganisationRecorded, OrganisationRecordedV1 } from '@zuomei/contracts';
import { currentTrace } from '@zuomei/platform';
import { FactContext, OnFact, PermanentFailure } from '../../src/index.js';

async function record(handler: string, fact: OrganisationRecordedV1, context: FactContext): Promise<void> {
  await context.tx.query(
    'INSERT INTO effects (handler, fact_id, aggregate_id, version, request_id) VALUES ($1, $2, $3, $4, $5)',
    [handler, context.factId, fact.organisationId, fact.version, currentTrace().requestId],
  );
}

@Controller()
export class OrganisationsConsumer {
  /** Names make it fail in the ways a handler can fail, after it has had its effect. */
  @OnFact(OrganisationRecorded)
  async onRecorded(@Payload() fact: OrganisationRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await record('first', fact, context);
    if (fact.name === 'impossible') throw new PermanentFailure('this can never be');
    if (fact.name === 'bug') throw new TypeError('x is not a function');
    if (fact.name === 'fatal') process.kill(process.pid, 'SIGKILL');
  }
}

@Controller()
export class SecondConsumer {
  @OnFact(OrganisationRecorded)
  async onRecorded(@Payload() fact: OrganisationRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await record('second', fact, context);
  }
}
