import { sha256Hex } from '@zuomei/platform';
import type { getAdapter } from 'better-auth/db/adapter';

type Adapter = Awaited<ReturnType<typeof getAdapter>>;
type Unbound = Omit<Adapter, 'transaction'>;
type Where = NonNullable<Parameters<Adapter['findMany']>[0]['where']>;

const isSecret = (model: string, field: string): boolean => model === 'session' && field === 'token';

/** A condition on a session's token asks for its hash. */
const hashed = (model: string, where: Where): Where =>
  where.map((condition) => {
    const { field, value } = condition;
    if (!isSecret(model, field)) return condition;
    if (Array.isArray(value)) return { ...condition, value: value.map((one) => sha256Hex(String(one))) };
    return typeof value === 'string' ? { ...condition, value: sha256Hex(value) } : condition;
  });

/** The token by which a row was asked for: whoever asks knows it already, and cookies are made of it again. */
function asAskedFor<T>(model: string, where: Where, row: T): T {
  const token = where.find(({ field }) => isSecret(model, field))?.value;
  if (row === null || typeof row !== 'object' || typeof token !== 'string') return row;
  return { ...row, token };
}

/** better-auth's tables as it knows them, while the table of sessions holds SHA-256 of each token and no token. */
export function withHashedSessions(inner: Adapter): Adapter {
  return {
    ...wrapped(inner),
    transaction: (work) => inner.transaction((tx) => work(wrapped(tx))),
  };
}

function wrapped(inner: Unbound): Unbound {
  return {
    ...inner,
    create: async <T extends Record<string, unknown>, R = T>(given: {
      model: string;
      data: Omit<T, 'id'>;
      select?: string[];
      forceAllowId?: boolean;
    }): Promise<R> => {
      const { token } = given.data as { token?: unknown };
      if (given.model !== 'session' || typeof token !== 'string') return inner.create<T, R>(given);
      const row = await inner.create<T, R>({ ...given, data: { ...given.data, token: sha256Hex(token) } });
      return { ...row, token };
    },
    findOne: async <T>(given: Parameters<Adapter['findOne']>[0]): Promise<T | null> =>
      asAskedFor(
        given.model,
        given.where,
        await inner.findOne<T>({ ...given, where: hashed(given.model, given.where) }),
      ),
    findMany: <T>(given: Parameters<Adapter['findMany']>[0]): Promise<T[]> =>
      inner.findMany<T>({ ...given, where: hashed(given.model, given.where ?? []) }),
    count: (given) => inner.count({ ...given, where: hashed(given.model, given.where ?? []) }),
    update: async <T>(given: Parameters<Adapter['update']>[0]): Promise<T | null> =>
      asAskedFor(
        given.model,
        given.where,
        await inner.update<T>({ ...given, where: hashed(given.model, given.where) }),
      ),
    updateMany: (given) => inner.updateMany({ ...given, where: hashed(given.model, given.where) }),
    delete: (given) => inner.delete({ ...given, where: hashed(given.model, given.where) }),
    deleteMany: (given) => inner.deleteMany({ ...given, where: hashed(given.model, given.where) }),
    consumeOne: async <T>(given: Parameters<Adapter['consumeOne']>[0]): Promise<T | null> =>
      asAskedFor(
        given.model,
        given.where,
        await inner.consumeOne<T>({ ...given, where: hashed(given.model, given.where) }),
      ),
  };
}
