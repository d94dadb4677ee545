import { localDay } from './when';

const aDay = 86_400_000;

/** Whole days that have gone by since an instant. */
export const daysSince = (at: string): number => Math.floor((Date.now() - Date.parse(at)) / aDay);

/** The local day so many days from today, `2026-03-10`. */
export const dayFromToday = (days: number): string => localDay(new Date(Date.now() + days * aDay).toISOString());

/** Whether it is between the two instants now. */
export const isNowBetween = (from: string, to: string): boolean => {
  const now = Date.now();
  return Date.parse(from) <= now && now < Date.parse(to);
};
