import { useSearchParams } from 'react-router';

/** Filters of a list, kept in the address, so that a view can be passed on and the way back finds it again. */
export function useUrlFilters<K extends string>(names: readonly K[]) {
  const [params, setParams] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, params.get(name) ?? undefined])) as Record<
    K,
    string | undefined
  >;
  const set = (name: K, value: string | undefined) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return { values, set, used: names.some((name) => params.has(name)), clear: () => setParams({}, { replace: true }) };
}
