import { Button, Segmented, Table } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query, Schemas } from '../../api/client';
import { type FunnelGrouping, funnelGroupings, funnelSteps, useFunnel, useFunnelGroups } from '../../api/funnel';
import { formatCount } from '../../format/count';
import { Loading } from '../../ui/loading';
import type { Opened } from './records-drawer';

const Chart = lazy(() => import('../chart'));

type Step = Schemas['FunnelStepView'];
type Group = Schemas['FunnelGroupView'];
type Open = (opened: Opened) => void;

const percent = (rate: number) => `${(rate * 100).toFixed(1)}%`;

interface FunnelProps {
  query: Query;
  groupBy: FunnelGrouping;
  group: (by: FunnelGrouping) => void;
  open: Open;
}

/** From invited to milestone: how many went on, and how that differs between years, series, hosts and events. */
export function FunnelSection({ query, groupBy, group, open }: FunnelProps) {
  const { t } = useTranslation();
  const funnel = useFunnel(query);
  // Year on year: the years before stand beside this one.
  const years =
    groupBy === 'year' ? { ...query, from: `${Number(String(query['from']).slice(0, 4)) - 2}-01-01` } : query;
  const groups = useFunnelGroups(years, groupBy);
  const steps = funnel.data ?? [];
  return (
    <section className="desk-section desk-wide">
      <h2>{t('funnel.title')}</h2>
      {steps.length > 0 && (
        <Suspense fallback={<Loading lines={5} />}>
          <Chart
            label={t('funnel.title')}
            kind="funnel"
            names={steps.map(({ step, rate }) => `${t(`figure.${step}`)}${rate === null ? '' : ` ${percent(rate)}`}`)}
            series={[{ name: t('funnel.title'), values: steps.map(({ value }) => value) }]}
            onOpen={(at) => {
              const step = steps[at];
              if (step) open({ figure: step.step, href: step.href });
            }}
          />
        </Suspense>
      )}
      <Segmented
        className="no-print"
        aria-label={t('desk.report.by')}
        value={groupBy}
        onChange={group}
        options={funnelGroupings.map((value) => ({ value, label: t(`funnel.by_${value}`) }))}
      />
      <Table<Group>
        rowKey="key"
        size="small"
        pagination={groupBy === 'event' ? { pageSize: 50 } : false}
        loading={groups.isPending}
        scroll={{ x: 'max-content' }}
        dataSource={groups.data ?? []}
        columns={[
          { title: '', dataIndex: 'label', fixed: 'left' },
          ...funnelSteps.map((step, at) => ({
            title: t(`figure.${step}`),
            align: 'right' as const,
            render: (_: unknown, of: Group) => <Count step={of.steps[at]} open={open} />,
          })),
        ]}
      />
    </section>
  );
}

function Count({ step, open }: { step: Step | undefined; open: Open }) {
  const { t } = useTranslation();
  if (!step) return null;
  const { value, rate, change } = step;
  return (
    <>
      <Button
        type="link"
        size="small"
        className="desk-link"
        onClick={() => open({ figure: step.step, href: step.href })}
      >
        {formatCount(value)}
      </Button>
      {rate !== null && <span className="desk-sub">{t('funnel.of_before', { rate: percent(rate) })}</span>}
      {typeof change === 'number' && (
        <span className="desk-sub">
          {t('desk.report.on_last_year', { difference: `${change > 0 ? '+' : ''}${percent(change)}` })}
        </span>
      )}
    </>
  );
}
