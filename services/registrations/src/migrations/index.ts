import { messagingMigrations } from '@zuomei/messaging';
import { platformMigrations } from '@zuomei/platform';
import { CreateOfferings1763800000001 } from './1763800000001-create-offerings.js';
import { CreateRegistrations1763800000002 } from './1763800000002-create-registrations.js';
import { CreateAttendance1763800000003 } from './1763800000003-create-attendance.js';

/** In the order in which they run. */
export const migrations = [
  ...platformMigrations,
  ...messagingMigrations,
  CreateOfferings1763800000001,
  CreateRegistrations1763800000002,
  CreateAttendance1763800000003,
];
