import { ask, type OnceKey, Refusal, storeAllOnce } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import type { SignUp, SignUpResults } from './sign-up.js';

/** A repeat is answered with what the first was answered, so refusals are forgotten and their keys freed. */
export async function keepResults(
  tx: EntityManager,
  list: readonly SignUp[],
  earlier: Map<string, unknown>,
  results: SignUpResults[],
): Promise<void> {
  const freed: string[] = [];
  const kept: { key: OnceKey; result: unknown }[] = [];
  for (const [index, { once }] of list.entries()) {
    const result = results[index];
    if (!once || earlier.has(once.scope) || result === undefined) continue;
    if (result.every((one) => one instanceof Refusal)) freed.push(once.scope);
    else kept.push({ key: once, result });
  }
  await Promise.all([
    storeAllOnce(tx, kept),
    freed.length > 0 && ask(tx, { text: 'DELETE FROM idempotency_keys WHERE scope = ANY($1)' }, [freed]),
  ]);
}
