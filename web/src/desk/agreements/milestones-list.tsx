import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMilestones } from '../../api/milestones';
import { milestoneKinds } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { milestoneTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';

const statuses = ['planned', 'claimed', 'reached', 'missed', 'dropped'] as const;
const dayRanges = [7, 30, 90];

/** The dated promises of all agreements, those due first first. */
export function MilestonesList() {
  const { t } = useTranslation();
  const filters = useUrlFilters(['status', 'kind', 'due']);
  const list = useMilestones({ ...filters.values, limit: 50 });
  return (
    <>
      <PageHead title={t('desk.milestone.tab')} back={{ to: '/desk/agreements', label: t('desk.nav.agreements') }}>
        <ExportButtons of="/api/milestones" query={filters.values} />
      </PageHead>
      <DeskFilters
        filters={filters}
        choices={[
          {
            name: 'due',
            label: t('desk.milestone.due'),
            options: [
              { value: 'overdue', label: t('desk.milestone.overdue') },
              { value: 'today', label: t('desk.follow_up.due_today') },
              ...dayRanges.map((days) => ({ value: `${days}_days`, label: t('desk.milestone.within', { days }) })),
            ],
          },
          {
            name: 'status',
            label: t('desk.state'),
            options: statuses.map((value) => ({ value, label: t(`status.milestone.${value}`) })),
          },
          {
            name: 'kind',
            label: t('desk.milestone.kind'),
            options: milestoneKinds.map((value) => ({ value, label: t(`kind.milestone.${value}`) })),
          },
        ]}
      />
      <DeskTable
        list={list}
        filtered={filters.used}
        empty={{ text: t('desk.milestone.none') }}
        width={860}
        columns={[
          {
            title: t('desk.milestone.title'),
            render: (_, one) => (
              <>
                <Link to={`/desk/agreements/${one.agreementId}?tab=milestones`}>{one.title}</Link>
                <span className="desk-sub">
                  {one.agreementNumber} · {one.agreementTitle}
                </span>
              </>
            ),
          },
          { title: t('desk.milestone.kind'), width: 120, render: (_, one) => t(`kind.milestone.${one.kind}`) },
          { title: t('desk.milestone.due'), width: 120, render: (_, one) => formatDate(one.dueOn, locale()) },
          {
            title: t('desk.state'),
            width: 160,
            render: (_, one) => (
              <>
                <StatusMark tone={one.overdue ? 'bad' : milestoneTones[one.status]}>
                  {t(`status.milestone.${one.status}`)}
                </StatusMark>
                {one.overdue && <span className="desk-sub">{t('desk.milestone.overdue')}</span>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
