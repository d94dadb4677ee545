import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Query } from '../api/client';
import { useEvents } from '../api/events';
import { formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { LoadFailed, Loading } from '../ui/loading';
import { Title } from '../ui/title';
import { titleOf } from './names';

/** Events of a series or an organisation, the latest first. */
export function EventLines({ query }: { query: Query }) {
  const { t } = useTranslation();
  const events = useEvents({ ...query, order: 'desc', limit: 20 });
  const shown = (events.data?.pages.flatMap((page) => page.items) ?? []).filter(({ status }) => status !== 'draft');
  if (events.isPending) return <Loading lines={4} />;
  if (events.isError) return <LoadFailed error={events.error} retry={() => void events.refetch()} />;
  if (shown.length === 0) return <p>{t('profile.no_events')}</p>;
  return (
    <>
      <ul className="plain-list">
        {shown.map((event) => (
          <li key={event.id} className="plain-entry">
            <h3>
              <Link to={`/events/${event.id}`}>
                <Title text={titleOf(event)} />
              </Link>
            </h3>
            <p className="occasion-where">
              {[t(`kind.event.${event.kind}`), formatWhen(event, locale()), t(`profile.state_${event.status}`)].join(
                ' · ',
              )}
            </p>
          </li>
        ))}
      </ul>
      {events.hasNextPage && (
        <p className="more">
          <BusyButton tone="plain" busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>
            {t('ui.more')}
          </BusyButton>
        </p>
      )}
    </>
  );
}
