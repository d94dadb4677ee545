import type { DatePrecision, DigestCategory, EventKind, EventMode, EventStatus, Visibility } from '@zuomei/contracts';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import type { SeriesName } from '../series/series.dto.js';
import type { SessionView } from '../sessions/session.dto.js';
import type { EventAction } from './event-states.js';
import { SignUpTermsView } from './sign-up-terms.dto.js';

/** An event as the caller may see it. */
export class EventView extends SignUpTermsView {
  id!: string;
  /** Rises by one with each change of the event or its sessions; may be sent back as `If-Match`. */
  version!: number;
  status!: EventStatus;
  /** Why it was postponed or cancelled. */
  reason!: string | null;
  code!: string | null;
  title!: string;
  titleEn!: string | null;
  summary!: string | null;
  kind!: EventKind;
  mode!: EventMode;
  visibility!: Visibility;
  seriesId!: string | null;
  series!: SeriesName | null;
  hostIds!: string[];
  hosts!: OrganisationName[];
  guestIds!: string[];
  guests!: OrganisationName[];
  /** Instant. While the event is postponed this is the date that no longer holds. */
  startsAt!: string;
  endsAt!: string;
  datePrecision!: DatePrecision;
  timeZone!: string;
  venue!: string | null;
  livestreamUrl!: string | null;
  industry!: string | null;
  digestCategory!: DigestCategory | null;
  outcome!: string | null;
  /** Came in as a past event by import. */
  imported!: boolean;
  /** The programme, by time. */
  sessions!: SessionView[];
  publishedAt!: string | null;
  endedAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
  /** What the caller may do with it now. */
  allowedActions!: EventAction[];
}

export class EventPage {
  items!: EventView[];
  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
