import type { Offering } from '../offerings/offering.entity.js';
import type { PlaceEventDto } from './place.dto.js';

/** An event as people see it who come to it, or are asked to. */
export const eventOf = (o: Offering): PlaceEventDto => ({
  id: o.id,
  title: o.title,
  ...(o.titleEn ? { titleEn: o.titleEn } : {}),
  kind: o.kind,
  mode: o.mode,
  visibility: o.visibility,
  status: o.status,
  ...(o.statusReason ? { statusReason: o.statusReason } : {}),
  startsAt: o.startsAt.toISOString(),
  endsAt: o.endsAt.toISOString(),
  datePrecision: o.datePrecision,
  timeZone: o.timeZone,
  ...(o.venue ? { venue: o.venue } : {}),
  livestream: o.livestreamUrl !== null,
  hostIds: o.hostIds,
  guestIds: o.guestIds,
});
