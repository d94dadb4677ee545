import { AsyncLocalStorage } from 'node:async_hooks';
import { EventPattern } from '@nestjs/microservices';
import type { FactDefinition } from '@zuomei/contracts';
import type { FactContext } from './fact-context.js';

interface Attempt {
  finished: boolean;
  failure?: { error: unknown };
}

// Between a handler and the transport stand Nest's proxy and filters, which may turn an error into a stream, a
// plain object or nothing at all. The attempt keeps what really happened.
const attempts = new AsyncLocalStorage<Attempt>();

type Payload<F extends readonly FactDefinition[]> = InstanceType<F[number]['payload']>;

/**
 * Marks the method of a controller that handles these facts. Several methods, in several controllers, may handle
 * the same fact: all are called, one after another, in one transaction.
 */
export function OnFact<F extends readonly [FactDefinition, ...FactDefinition[]]>(...facts: F) {
  return (
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<(fact: Payload<F>, context: FactContext) => Promise<void>>,
  ): void => {
    const handle = descriptor.value as ((...args: unknown[]) => Promise<void>) | undefined;
    if (!handle) throw new Error(`@OnFact marks methods only, not ${key}`);
    const watched = async function (this: object, ...args: unknown[]): Promise<void> {
      const attempt = attempts.getStore();
      try {
        await handle.apply(this, args);
        if (attempt) attempt.finished = true;
      } catch (error) {
        if (attempt) attempt.failure = { error };
        throw error;
      }
    };
    // Nest looks parameter types up by the function's name.
    Object.defineProperty(watched, 'name', { value: key });
    descriptor.value = watched;
    EventPattern(facts.map((fact) => fact.type))(target, key, descriptor);
  };
}

/** Runs one handler through Nest and throws the handler's own error, or one that says it never ran to its end. */
export async function attemptHandler(run: () => Promise<void>): Promise<void> {
  const attempt: Attempt = { finished: false };
  let outside: { error: unknown } | undefined;
  await attempts.run(attempt, async () => {
    try {
      await run();
    } catch (error) {
      outside = { error };
    }
  });
  const failure = attempt.failure ?? outside;
  if (failure)
    throw failure.error instanceof Error ? failure.error : new Error('a handler threw something else than an Error');
  if (!attempt.finished) throw new Error('a guard, pipe or filter kept the fact from its handler');
}
