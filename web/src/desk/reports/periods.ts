/** The same days a year earlier; 29 February is the 28th there. */
export function yearBefore({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const earlier = (day: string): string => {
    const [year = '', rest = ''] = [day.slice(0, 4), day.slice(4)];
    return `${Number(year) - 1}${rest === '-02-29' ? '-02-28' : rest}`;
  };
  return { from: earlier(from), to: earlier(to) };
}

/** `+12%`, `-3%`; undefined where there is nothing to compare with. */
export function change(now: number | string, before: number | string | undefined): string | undefined {
  const [one, other] = [Number(now), Number(before ?? 0)];
  if (!other) return undefined;
  const percent = Math.round(((one - other) / other) * 100);
  return `${percent > 0 ? '+' : ''}${percent}%`;
}
