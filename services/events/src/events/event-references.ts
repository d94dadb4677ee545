import type { References } from '../references.js';
import type { EventDetails } from './event-details.js';

/** The organisations and the series that an event's fields name. */
export const eventReferences = ({ hostIds = [], guestIds, seriesId }: EventDetails): References[] => [
  {
    table: 'organisations',
    ids: [
      ...hostIds.map((id, index) => ({ pointer: `/hostIds/${index}`, id })),
      ...(guestIds ?? []).map((id, index) => ({ pointer: `/guestIds/${index}`, id })),
    ],
  },
  { table: 'series', ids: seriesId ? [{ pointer: '/seriesId', id: seriesId }] : [] },
];
