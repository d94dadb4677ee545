/** The same days a year earlier; 29 February is the 28th there. */
export function yearBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const earlier = (day: string): string => {
    const [year = '', rest = ''] = [day.slice(0, 4), day.slice(4)];
    return `${Number(year) - 1}${rest === '-02-29' ? '-02-28' : rest}`;
  };
  return { from: earlier(from), to: earlier(to) };
}

/** Figures as of a day: with all that was known when it ended in Shanghai. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();

/** `+12%`, `-3%`; undefined where there is nothing to compare with. */
export function change(now: number | string, before: number | string | undefined): string | undefined {
  const [one, other] = [Number(now), Number(before ?? 0)];
  if (!other) return undefined;
  const percent = Math.round(((one - other) / other) * 100);
  return `${percent > 0 ? '+' : ''}${percent}%`;
}

export interface Pair<G> {
  label: string;
  now: G | undefined;
  before: G | undefined;
}

/** Groups beside those of a year earlier: months by their place in the year, all else by key; what was only then follows. */
export function beside<G extends { key: string; label: string }>(now: G[], before: G[]): Pair<G>[] {
  const later = (key: string) => (/^\d{4}-\d\d$/.test(key) ? `${Number(key.slice(0, 4)) + 1}${key.slice(4)}` : key);
  const earlier = new Map(before.map((group) => [later(group.key), group]));
  const known = new Set(now.map(({ key }) => key));
  const pairs = [
    ...now.map((group) => ({ key: group.key, label: group.label, now: group, before: earlier.get(group.key) })),
    ...[...earlier]
      .filter(([key]) => !known.has(key))
      .map(([key, group]) => ({ key, label: key === group.key ? group.label : key, now: undefined, before: group })),
  ];
  const months = pairs.every(({ key }) => /^\d{4}-\d\d$/.test(key));
  return months ? pairs.toSorted((a, b) => a.key.localeCompare(b.key)) : pairs;
}
