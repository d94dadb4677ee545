import { Invitation } from './invitations/invitation.entity.js';
import { MeetingPlan } from './meetings/meeting-plan.entity.js';
import { Meeting } from './meetings/meeting.entity.js';
import { OfferedSession } from './offerings/offered-session.entity.js';
import { Offering } from './offerings/offering.entity.js';
import { Registration } from './registrations/registration.entity.js';

/** Every table that has an entity; listed by hand, since globs break in ESM. The rest is written in SQL. */
export const entities = [Offering, OfferedSession, Registration, Invitation, MeetingPlan, Meeting];
