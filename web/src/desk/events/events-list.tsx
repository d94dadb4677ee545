import { Button, Empty, Input, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useEvents, type EventView } from '../../api/events';
import { eventKinds, eventStatuses } from '../../api/types';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf, titleOf } from '../../public/names';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { eventTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';

export function EventsList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { values, set, used, clear } = useUrlFilters(['status', 'kind', 'q']);
  const events = useEvents({ ...values, order: 'desc', limit: 50 });
  const rows = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('desk.nav.events')}>
        <Button type="primary" onClick={() => void navigate('/desk/events/new')}>
          {t('desk.event.new')}
        </Button>
      </PageHead>
      <div className="desk-filters" role="search">
        <Input.Search
          className="desk-search"
          allowClear
          placeholder={t('desk.event.search')}
          aria-label={t('desk.event.search')}
          defaultValue={values.q}
          onSearch={(text) => set('q', text)}
          style={{ width: 260 }}
        />
        <Select
          allowClear
          aria-label={t('desk.state')}
          placeholder={t('desk.state')}
          value={values.status}
          onChange={(value) => set('status', value)}
          options={eventStatuses.map((value) => ({ value, label: t(`status.event.${value}`) }))}
          style={{ width: 130 }}
        />
        <Select
          allowClear
          aria-label={t('filter.kind')}
          placeholder={t('filter.kind')}
          value={values.kind}
          onChange={(value) => set('kind', value)}
          options={eventKinds.map((value) => ({ value, label: t(`kind.event.${value}`) }))}
          style={{ width: 150 }}
        />
        {used && (
          <Button type="link" onClick={clear}>
            {t('desk.clear_filters')}
          </Button>
        )}
      </div>
      {events.isError ? (
        <LoadFailed error={events.error} retry={() => void events.refetch()} />
      ) : (
        <Table<EventView>
          rowKey="id"
          size="middle"
          loading={events.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 820 }}
          onRow={(event) => ({ onDoubleClick: () => void navigate(`/desk/events/${event.id}`) })}
          locale={{
            emptyText: (
              <Empty description={used ? t('desk.none_match') : t('desk.event.none')}>
                {!used && <Link to="/desk/events/new">{t('desk.event.new')}</Link>}
              </Empty>
            ),
          }}
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
      )}
      <MoreButton list={events} />
    </>
  );
}
