import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FollowUpDetail } from '../../api/follow-ups';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';

/** What is wanted, by whom, and whom to ask. */
export function CaseFacts({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const { intent } = of;
  const contact = [intent.contactName, intent.contactEmail, intent.contactPhone].filter(Boolean).join(' · ');
  const facts = [
    [
      'from_event',
      of.eventTitle && (
        <Link key="event" to={`/desk/events/${of.eventId}`}>
          {of.eventTitle}
        </Link>
      ),
    ],
    ['intent_note', intent.note],
    ['park', intent.parkName],
    ['area', intent.areaSquareMetres && t('desk.follow_up.square_metres', { area: intent.areaSquareMetres })],
    ['wanted_from', intent.wantedFrom && formatDate(intent.wantedFrom, locale())],
    ['contact', intent.contactUnavailable ? t('desk.follow_up.contact_later') : contact],
  ] as const;
  const known = facts.filter(([, value]) => value);
  if (known.length === 0) return null;
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{t(`desk.follow_up.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
