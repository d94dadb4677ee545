import { Button, Empty, Segmented, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFollowUps, type FollowUpView } from '../../api/follow-ups';
import { followUpStatuses } from '../../api/types';
import { daysSince } from '../../format/days';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { followUpTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';

/** Who follows what: state, days since the last step, what is due. */
export function FollowUpsList() {
  const { t } = useTranslation();
  const { values, set, used, clear } = useUrlFilters(['status', 'due', 'owner']);
  const list = useFollowUps({ ...values, limit: 100 });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('desk.nav.follow_ups')} />
      <div className="desk-filters" role="search">
        <Segmented
          aria-label={t('desk.follow_up.due')}
          value={values.due ?? ''}
          onChange={(value) => set('due', value)}
          options={[
            { value: '', label: t('filter.all') },
            { value: 'today', label: t('desk.follow_up.due_today') },
            { value: 'overdue', label: t('desk.follow_up.overdue') },
          ]}
        />
        <Select
          allowClear
          aria-label={t('desk.state')}
          placeholder={t('desk.state')}
          value={values.status}
          onChange={(value) => set('status', value)}
          options={followUpStatuses.map((value) => ({ value, label: t(`status.follow_up.${value}`) }))}
          style={{ width: 140 }}
        />
        {used && (
          <Button type="link" onClick={clear}>
            {t('desk.clear_filters')}
          </Button>
        )}
      </div>
      {list.isError ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<FollowUpView>
          rowKey="id"
          size="middle"
          loading={list.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 860 }}
          locale={{
            emptyText: (
              <Empty description={used ? t('desk.none_match') : t('desk.follow_up.none')}>
                {!used && <p className="hint">{t('desk.follow_up.none_why')}</p>}
              </Empty>
            ),
          }}
          columns={[
            {
              title: t('desk.follow_up.parties'),
              render: (_, one) => (
                <>
                  <Link to={`/desk/follow-ups/${one.id}`}>
                    {one.fromOrganisationName ?? t('desk.follow_up.nobody')} → {one.toOrganisationName ?? '…'}
                  </Link>
                  <span className="desk-sub">
                    {[t(`kind.intent.${one.intentKind}`), one.eventTitle].filter(Boolean).join(' · ')}
                  </span>
                </>
              ),
            },
            {
              title: t('desk.state'),
              width: 120,
              render: (_, one) => (
                <StatusMark tone={followUpTones[one.status]}>{t(`status.follow_up.${one.status}`)}</StatusMark>
              ),
            },
            {
              title: t('desk.follow_up.due'),
              width: 150,
              render: (_, one) =>
                one.dueOn ? (
                  one.overdue ? (
                    <StatusMark tone="bad">
                      {t('desk.follow_up.overdue_since', { date: formatDate(one.dueOn, locale()) })}
                    </StatusMark>
                  ) : (
                    formatDate(one.dueOn, locale())
                  )
                ) : (
                  '–'
                ),
            },
            {
              title: t('desk.follow_up.idle'),
              width: 120,
              render: (_, one) => t('desk.follow_up.days', { count: daysSince(one.advancedAt) }),
            },
          ]}
        />
      )}
      <MoreButton list={list} />
    </>
  );
}
