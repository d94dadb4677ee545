import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { ask } from './ask.js';
import type { RequestWithCaller } from './caller.js';
import { Refusal } from './refusal.js';
import { sha256Hex } from './secrets.js';
import { transact } from './transact.js';

/** A request that may come twice: who, what and with which body. */
export interface OnceKey {
  readonly scope: string;
  readonly bodyHash: string;
}

/** `Idempotency-Key`, where given, scoped to caller, method and path. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): OnceKey | undefined => {
  const request = context.switchToHttp().getRequest<RequestWithCaller>();
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) {
    throw new Refusal('malformed', 'INVALID_IDEMPOTENCY_KEY', {
      zh: 'Idempotency-Key 应为 1 至 255 个字符。',
      en: 'Idempotency-Key must have 1 to 255 characters.',
    });
  }
  const caller = request.caller?.id ?? 'anonymous';
  const path = request.url.split('?')[0] ?? '';
  return {
    scope: sha256Hex(`${caller}\0${request.method} ${path}\0${key}`),
    bodyHash: sha256Hex(JSON.stringify(request.body ?? null)),
  };
});

const reused = (): Refusal =>
  new Refusal('not_allowed', 'IDEMPOTENCY_KEY_REUSED', {
    zh: '同一个 Idempotency-Key 已用于另一份内容,请换一个。',
    en: 'This Idempotency-Key was used with another body; use a new one.',
  });

/**
 * Claims keys inside the transaction that does the work. A parallel repeat waits here on the unique index until
 * the first has committed, then finds its result. Keys are kept 24 h. All of one scope must stand in the list once.
 * @returns for each scope that was there already, what was stored, or a refusal if the body was another
 */
export async function claimOnce(tx: EntityManager, keys: OnceKey[]): Promise<Map<string, unknown>> {
  if (keys.length === 0) return new Map();
  // Sorted, so that two batches with the same keys cannot wait for each other.
  const sorted = [...keys].sort((a, b) => (a.scope < b.scope ? -1 : 1));
  const claimed: { scope: string }[] = await tx.query(
    `INSERT INTO idempotency_keys AS k (scope, body_hash)
     SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (scope) DO UPDATE SET body_hash = excluded.body_hash, result = NULL, created_at = now()
       WHERE k.created_at < now() - interval '24 hours'
     RETURNING scope`,
    [sorted.map((k) => k.scope), sorted.map((k) => k.bodyHash)],
  );
  if (claimed.length === sorted.length) return new Map();
  const mine = new Set(claimed.map((row) => row.scope));
  const others = sorted.filter((k) => !mine.has(k.scope));
  const stored: { scope: string; body_hash: string; result: unknown }[] = await tx.query(
    'SELECT scope, body_hash, result FROM idempotency_keys WHERE scope = ANY($1)',
    [others.map((k) => k.scope)],
  );
  const hashes = new Map(others.map((k) => [k.scope, k.bodyHash]));
  return new Map(
    stored.map((row) => [row.scope, row.body_hash === hashes.get(row.scope) ? row.result : reused()] as const),
  );
}

/** Keeps the result beside the key, in the same transaction. It must hold no secret. */
export const storeOnce = (tx: EntityManager, key: OnceKey, result: unknown): Promise<void> =>
  storeAllOnce(tx, [{ key, result }]);

/** The same for many keys in one statement. */
export async function storeAllOnce(
  tx: EntityManager,
  entries: readonly { key: OnceKey; result: unknown }[],
): Promise<void> {
  if (entries.length === 0) return;
  await ask(
    tx,
    {
      name: 'store-once',
      text: `UPDATE idempotency_keys AS k SET result = given.result::json
        FROM unnest($1::text[], $2::text[]) AS given (scope, result) WHERE k.scope = given.scope`,
    },
    [entries.map(({ key }) => key.scope), entries.map(({ result }) => JSON.stringify(result ?? null))],
  );
}

/** One transaction; with a key, one effect however often it is asked for. The result is what JSON keeps of it. */
export async function transactOnce<T>(
  db: DataSource,
  key: OnceKey | undefined,
  work: (tx: EntityManager) => Promise<T>,
): Promise<{ result: T; repeated: boolean }> {
  return transact(db, async (tx) => {
    if (key === undefined) return { result: await work(tx), repeated: false };
    const earlier = await claimOnce(tx, [key]);
    if (earlier.has(key.scope)) {
      const stored = earlier.get(key.scope);
      if (stored instanceof Refusal) throw stored;
      return { result: stored as T, repeated: true };
    }
    const result = await work(tx);
    await storeOnce(tx, key, result);
    return { result, repeated: false };
  });
}
