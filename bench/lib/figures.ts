/** The value below which this part of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What lies in the middle of some rounds. */
export function middleBy<T>(rounds: readonly T[], by: (round: T) => number): T {
  const middle = rounds.toSorted((a, b) => by(a) - by(b))[Math.floor(rounds.length / 2)];
  if (middle === undefined) throw new Error('no rounds');
  return middle;
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

export function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
