import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useEvents } from '../../api/events';
import { eventKinds, eventStatuses } from '../../api/types';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { useIndustryChoices } from '../../api/industries';
import { nameOf, titleOf } from '../../public/names';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { eventTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';

export function EventsList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useUrlFilters(['status', 'kind', 'q', 'industry']);
  const industries = useIndustryChoices(filters.values.industry);
  const events = useEvents({ ...filters.values, order: 'desc', limit: 50 });
  return (
    <>
      <PageHead title={t('desk.nav.events')}>
        <ExportButtons of="/api/events" query={filters.values} />
        <Button onClick={() => void navigate('/desk/organisations')}>{t('desk.organisations.title')}</Button>
        <Button onClick={() => void navigate('/desk/import/events')}>{t('import.of.events')}</Button>
        <Button onClick={() => void navigate('/desk/events/new?kind=visit')}>{t('desk.event.new_visit')}</Button>
        <Button type="primary" onClick={() => void navigate('/desk/events/new')}>
          {t('desk.event.new')}
        </Button>
      </PageHead>
      <DeskFilters
        filters={filters}
        search={{ label: t('desk.event.search') }}
        choices={[
          {
            name: 'status',
            label: t('desk.state'),
            options: eventStatuses.map((value) => ({ value, label: t(`status.event.${value}`) })),
          },
          {
            name: 'kind',
            label: t('filter.kind'),
            options: eventKinds.map((value) => ({ value, label: t(`kind.event.${value}`) })),
          },
          { name: 'industry', label: t('event.industry'), options: industries },
        ]}
      />
      <DeskTable
        list={events}
        filtered={filters.used}
        empty={{ text: t('desk.event.none'), more: <Link to="/desk/events/new">{t('desk.event.new')}</Link> }}
        width={820}
        onOpen={(event) => void navigate(`/desk/events/${event.id}`)}
        columns={[
          {
            title: t('desk.event.title'),
            render: (_, event) => (
              <>
                <Link to={`/desk/events/${event.id}`}>{titleOf(event)}</Link>
                <span className="desk-sub">
                  {[t(`kind.event.${event.kind}`), event.venue].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          { title: t('event.when'), width: 230, render: (_, event) => formatWhen(event, locale()) },
          { title: t('event.hosts'), width: 240, render: (_, event) => event.hosts.map(nameOf).join(t('ui.comma')) },
          {
            title: t('desk.state'),
            width: 110,
            render: (_, event) => (
              <StatusMark tone={eventTones[event.status]}>{t(`status.event.${event.status}`)}</StatusMark>
            ),
          },
        ]}
      />
    </>
  );
}
