import { useEffect, useState, useSyncExternalStore } from 'react';
import { DoorDevice } from './door-device';

/** The gate this page is, for as long as it is open. */
export function useDoorDevice(eventId: string) {
  const [device] = useState(() => new DoorDevice(eventId));
  const state = useSyncExternalStore(device.subscribe, () => device.state);
  useEffect(() => {
    void device.start();
    return () => device.stop();
  }, [device]);
  return { device, state };
}
