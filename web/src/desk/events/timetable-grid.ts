import { localDay } from '../../format/when';

export interface Slot {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  room?: string | null;
}

export interface Placed<S> {
  slot: S;
  /** Rows from the first start of the day, in steps of five minutes; the end is exclusive. */
  from: number;
  to: number;
  /** Column of its room, and of itself beside others that overlap there. */
  column: number;
  clashes: boolean;
}

export interface Day<S> {
  day: string;
  rooms: string[];
  /** The room that a column belongs to. */
  columns: number[];
  rows: number;
  placed: Placed<S>[];
  /** Full hours, by row. */
  hours: { row: number; at: string }[];
}

const step = 300_000;
const hour = 3_600_000;
const overlaps = (a: Slot, b: Slot): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Each day with its rooms side by side; what overlaps in one room stands beside each other and is marked. */
export function timetable<S extends Slot>(slots: readonly S[], timeZone: string): Day<S>[] {
  const byDay = Map.groupBy(slots, (slot) => localDay(slot.startsAt, timeZone));
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, own]) => dayOf(day, own));
}

function dayOf<S extends Slot>(day: string, slots: S[]): Day<S> {
  const sorted = [...slots].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const start = Math.floor(Math.min(...sorted.map((slot) => Date.parse(slot.startsAt))) / hour) * hour;
  const end = Math.ceil(Math.max(...sorted.map((slot) => Date.parse(slot.endsAt))) / hour) * hour;
  const rooms = [...new Set(sorted.map((slot) => slot.room ?? ''))].sort();
  const columns: number[] = [];
  const placed: Placed<S>[] = [];
  rooms.forEach((room, at) => {
    const here = sorted.filter((slot) => (slot.room ?? '') === room);
    const lanes: S[][] = [];
    for (const slot of here) {
      const free = lanes.findIndex((lane) => !lane.some((other) => overlaps(slot, other)));
      const lane = free < 0 ? lanes.push([]) - 1 : free;
      lanes[lane]?.push(slot);
      placed.push({
        slot,
        from: Math.round((Date.parse(slot.startsAt) - start) / step),
        to: Math.round((Date.parse(slot.endsAt) - start) / step),
        column: columns.length + lane,
        clashes: here.some((other) => other !== slot && overlaps(slot, other)),
      });
    }
    columns.push(...lanes.map(() => at));
  });
  const rows = Math.round((end - start) / step);
  const hours = Array.from({ length: Math.round((end - start) / hour) }, (_, n) => ({
    row: (n * hour) / step,
    at: new Date(start + n * hour).toISOString(),
  }));
  return { day, rooms, columns, rows, placed, hours };
}
