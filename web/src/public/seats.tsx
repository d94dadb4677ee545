import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAvailability, type Availability } from '../api/registrations';
import type { EventView } from '../api/events';
import { formatCount } from '../format/count';
import { formatInstant } from '../format/when';
import { locale } from '../i18n';
import { StatusMark, type Tone } from '../ui/status-mark';

interface Seats {
  tone: Tone;
  text: string;
  /** What the main button says; absent: there is nothing to sign up for. */
  action?: string;
}

/** Whether one can sign up, in words. The event's own state comes first, then its terms, then its places. */
export function seatsOf(event: EventView, availability: Availability | undefined, t: TFunction): Seats | null {
  if (event.status === 'cancelled') return { tone: 'bad', text: t('status.event.cancelled') };
  if (event.status === 'postponed') return { tone: 'wait', text: t('status.event.postponed') };
  if (event.status === 'ended') return { tone: 'quiet', text: t('status.event.ended') };
  if (!availability) return null;
  const { open, placesLeft, waitlist } = availability;
  if (availability.reason === 'not_yet_open' && availability.opensAt) {
    return {
      tone: 'wait',
      text: t('seats.opens', { when: formatInstant(availability.opensAt, locale(), event.timeZone) }),
    };
  }
  if (placesLeft === 0 && waitlist && open) {
    const { waiting } = availability;
    return {
      tone: 'wait',
      text: waiting ? t('seats.waitlist_n', { count: waiting }) : t('seats.waitlist'),
      action: t('seats.join_waitlist'),
    };
  }
  if (availability.reason === 'full') return { tone: 'quiet', text: t('seats.full') };
  if (!open) return { tone: 'quiet', text: t('seats.closed') };
  return {
    tone: 'good',
    text:
      placesLeft === null ? t('seats.open') : t('seats.left', { count: placesLeft, shown: formatCount(placesLeft) }),
    action: t('seats.sign_up'),
  };
}

/** In a list; asks for the places only where a sign-up is possible at all. */
export function SeatsMark({ event }: { event: EventView }) {
  const { t } = useTranslation();
  const mayBeOpen = event.status === 'published' && new Date(event.endsAt) > new Date();
  const availability = useAvailability(event.id, mayBeOpen);
  const seats = seatsOf(event, availability.data, t);
  return seats && <StatusMark tone={seats.tone}>{seats.text}</StatusMark>;
}
