import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type DigestEvent, useDigest, useDigestMonths } from '../api/digests';
import { isStatus } from '../api/problem';
import { Empty, LoadFailed, Loading } from '../ui/loading';
import { pictureUrl } from '../api/pictures';
import { Figures } from './figures';
import { usePageTitle } from '../ui/use-page-title';

/** 月度简讯: the chosen month, or the latest that is published. */
export function DigestPage() {
  const { t } = useTranslation();
  const months = useDigestMonths();
  const { month = months.data?.[0]?.month } = useParams();
  const digest = useDigest(month);
  usePageTitle(digest.data?.title ?? t('digest.title'));
  return (
    <div className="page digest">
      <nav className="months" aria-label={t('filter.month')}>
        {months.data?.map((one) => (
          <Link
            key={one.month}
            className="chip"
            to={`/digest/${one.month}`}
            aria-current={one.month === month && 'page'}
          >
            {one.month}
          </Link>
        ))}
      </nav>
      {months.isSuccess && month === undefined && <Empty page title={t('digest.none')} />}
      {month !== undefined && digest.isPending && <Loading lines={9} />}
      {isStatus(digest.error, 404) && <Empty page title={t('digest.not_published')} />}
      {digest.isError && !isStatus(digest.error, 404) && (
        <LoadFailed error={digest.error} retry={() => void digest.refetch()} />
      )}
      {digest.data && (
        <article>
          <h1>{digest.data.title}</h1>
          {digest.data.categories
            .filter(({ events }) => events.length > 0)
            .map(({ category, events }) => (
              <section key={category}>
                <h2>{t(`digest.${category}`)}</h2>
                {events.map((event) => (
                  <Line key={event.eventId} event={event} />
                ))}
              </section>
            ))}
          <p className="no-print">
            <a href={`/api/reports/digest.docx?month=${month}`}>{t('digest.docx')}</a> ·{' '}
            <a href={`/api/reports/digest.pdf?month=${month}`}>{t('digest.pdf')}</a>
          </p>
        </article>
      )}
    </div>
  );
}

function Line({ event }: { event: DigestEvent }) {
  const { t } = useTranslation();
  const said = [
    [t('event.hosts'), event.hosts.join(t('ui.comma'))],
    [t('event.guests'), event.guests.join(t('ui.comma'))],
    [t('event.outcome'), event.outcome],
    [t('digest.laboratories'), event.laboratories?.join(t('ui.comma'))],
  ].filter(([, value]) => value);
  return (
    <section className="plain-entry">
      <h3>
        <span className="digest-no">{event.no}</span> {event.title}
      </h3>
      {event.dateText && <p className="occasion-where">{event.dateText}</p>}
      {said.map(([label, value]) => (
        <p key={label}>
          {label}
          {t('ui.colon')}
          {value}
        </p>
      ))}
      {event.pictures && <Figures of={event.pictures} source={(id) => pictureUrl(event.eventId, id)} />}
    </section>
  );
}
