const slot = 'zuomei.places';
const most = 50;

const read = (): Record<string, string> => {
  try {
    return JSON.parse(localStorage.getItem(slot) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
};

/** Which registration this phone has opened for an event: ids only, the link itself is in a cookie. */
export const rememberedPlaces = {
  of: (eventId: string): string | undefined => read()[eventId],
  add(eventId: string, registrationId: string): void {
    const kept = Object.entries(read())
      .filter(([other]) => other !== eventId)
      .slice(1 - most);
    localStorage.setItem(slot, JSON.stringify(Object.fromEntries([...kept, [eventId, registrationId]])));
  },
};
