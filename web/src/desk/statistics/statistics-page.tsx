import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { useErasures, useStatistics, type Statistics } from '../../api/statistics';
import { formatCount } from '../../format/count';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { PageHead } from '../page-head';
import { Bars, type Bar } from './bars';
import { DayChart } from './day-chart';
import { SurveyResults } from './survey-results';

/** Figures of one event: when people signed up, who they are, how many came, what they say. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const statistics = useStatistics(id);
  return (
    <>
      <PageHead
        title={t('desk.statistics.title')}
        back={{ to: `/desk/events/${id}`, label: event.data?.title ?? t('desk.nav.events') }}
      />
      {statistics.isError && <LoadFailed error={statistics.error} retry={() => void statistics.refetch()} />}
      {statistics.isPending && <Loading lines={8} />}
      {statistics.data && <Figures figures={statistics.data} />}
      <SurveyResults eventId={id} />
      <Erasures eventId={id} />
    </>
  );
}

function Figures({ figures }: { figures: Statistics }) {
  const { t } = useTranslation();
  const { funnel } = figures;
  const came = (attended: number) =>
    attended > 0 ? t('desk.statistics.of_these_came', { number: formatCount(attended) }) : undefined;
  const bar = (key: string, label: string, registered: number, attended: number): Bar => ({
    key,
    label,
    value: registered,
    part: attended,
    note: came(attended),
  });
  const steps = [
    ...(funnel.invited > 0
      ? [
          { key: 'invited', label: t('desk.statistics.invited'), value: funnel.invited },
          { key: 'by_invitation', label: t('desk.statistics.by_invitation'), value: funnel.invitedSignedUp },
        ]
      : []),
    { key: 'signed_up', label: t('desk.statistics.signed_up'), value: funnel.signedUp },
    { key: 'confirmed', label: t('status.registration.confirmed'), value: funnel.confirmed },
    { key: 'attended', label: t('desk.event.attended'), value: funnel.attended },
    ...(funnel.noShows === null
      ? []
      : [{ key: 'no_shows', label: t('desk.statistics.no_shows'), value: funnel.noShows }]),
  ];
  return (
    <>
      <section aria-label={t('desk.statistics.by_day')}>
        <h2>{t('desk.statistics.by_day')}</h2>
        <DayChart days={figures.signUpsByDay} />
      </section>
      <div className="statistics-grid">
        <Group title={t('desk.statistics.funnel')} bars={steps} />
        <Group
          title={t('desk.statistics.by_kind')}
          bars={figures.byKind.map(({ attendeeKind: kind, registered, attended }) =>
            bar(kind ?? '-', kind ? t(`kind.attendee.${kind}`) : t('desk.statistics.not_said'), registered, attended),
          )}
        />
        <Group
          title={t('desk.statistics.by_organisation')}
          bars={figures.byOrganisation.map(({ organisation, registered, attended }) =>
            bar(organisation ?? '-', organisation ?? t('desk.statistics.not_said'), registered, attended),
          )}
        />
        {figures.byMode.length > 1 && (
          <Group
            title={t('desk.event.mode')}
            bars={figures.byMode.map(({ attendanceMode, registered, attended }) =>
              bar(attendanceMode, t(`mode.${attendanceMode}`), registered, attended),
            )}
          />
        )}
        <Group
          title={t('desk.statistics.by_session')}
          bars={figures.sessions.map(({ sessionId, title, capacity, confirmed, attended }) => ({
            ...bar(sessionId, title, confirmed, attended),
            note: [
              capacity === null ? undefined : t('desk.event.gauge', { held: confirmed, of: formatCount(capacity) }),
              came(attended),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </div>
    </>
  );
}

function Group({ title, bars }: { title: string; bars: Bar[] }) {
  if (bars.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Bars bars={bars} />
    </section>
  );
}

/** Who asked to be erased, by number: to answer whoever asks whether it was done. */
function Erasures({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const erasures = useErasures(eventId);
  if (!erasures.data || erasures.data.items.length === 0) return null;
  return (
    <section aria-label={t('desk.erasures.title')}>
      <h2>{t('desk.erasures.title')}</h2>
      <p className="hint">{t('desk.erasures.what')}</p>
      <ul className="plain">
        {erasures.data.items.map((one) => (
          <li key={one.number} className="line">
            <code>{one.number}</code>
            <span>{t(`erased_by.${one.requestedBy}`)}</span>
            <span>{formatInstant(one.erasedAt, locale())}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
