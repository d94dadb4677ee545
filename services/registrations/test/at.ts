import { Clock } from '@zuomei/platform';
import type { RunningRegistrations } from './running-registrations.js';

/** From now on it is that time for the service; undefined: the real one again. */
export function at(service: RunningRegistrations, time: string | undefined): void {
  const clock = service.app.get(Clock, { strict: false });
  clock.now = () => (time === undefined ? new Date() : new Date(time));
}
