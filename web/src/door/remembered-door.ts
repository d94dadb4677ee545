const slot = 'zuomei.door';

export interface RememberedDoor {
  eventId: string;
  label: string;
  expiresAt: string;
  title: string;
}

/** At which door this device stands; no secret: that is in a cookie no script can read. */
export const rememberedDoor = {
  read(): RememberedDoor | null {
    try {
      return JSON.parse(localStorage.getItem(slot) ?? 'null') as RememberedDoor | null;
    } catch {
      return null;
    }
  },
  write: (door: RememberedDoor): void => localStorage.setItem(slot, JSON.stringify(door)),
  drop: (): void => localStorage.removeItem(slot),
};
