import { Button, Input, Segmented, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations, useSeries } from '../../api/events';
import { funnelGroupings } from '../../api/funnel';
import {
  figureNames,
  type FigureName,
  type Grouping,
  groupings,
  reportFilters,
  useGroups,
  useSummary,
} from '../../api/reports';
import { eventKinds } from '../../api/types';
import { localDay } from '../../format/when';
import { LoadFailed, Loading } from '../../ui/loading';
import { IndustrySelect } from '../industry-select';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { Definitions } from './definitions';
import { FigureTile } from './figure-tile';
import { FunnelSection } from './funnel-section';
import { GroupTable } from './group-table';
import { type Opened, RecordsDrawer } from './records-drawer';
import { endOfDay, yearBefore } from './periods';
import { StatementsSection } from './statements-section';

const reportFormats = ['pdf', 'docx', 'xlsx'] as const;
const GroupChart = lazy(() => import('./group-chart'));

/** 统计: large figures with last year beside them, a chart that opens to its records, definitions one tap away. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters([...reportFilters, 'by', 'figure', 'funnel', 'open']);
  const year = localDay(new Date().toISOString()).slice(0, 4);
  const { by, figure: chosen, funnel, open: asked, ...given } = values;
  const query = { ...given, from: given.from ?? `${year}-01-01`, to: given.to ?? `${year}-12-31` };
  const groupBy: Grouping = groupings.find((one) => one === by) ?? 'month';
  const figure: FigureName = figureNames.find((one) => one === chosen) ?? 'events';
  const now = useSummary(query);
  const before = useSummary({ ...query, ...yearBefore(query) });
  const groups = useGroups(query, groupBy);
  const groupsBefore = useGroups({ ...query, ...yearBefore(query) }, groupBy);
  const [open, setOpen] = useState<Opened | null>(null);
  // Pages elsewhere lead to the list behind a figure.
  const linked = figureNames.find((one) => one === asked);
  const opened = open ?? (linked && now.data ? { figure: linked, href: now.data[linked].href } : null);
  const period = t('desk.report.period', { from: query.from, to: query.to });
  const said = query.asOf ? `${period} · ${t('desk.report.known_on', { day: localDay(query.asOf) })}` : period;
  const close = () => {
    setOpen(null);
    set('open', undefined);
  };
  return (
    <>
      <PageHead title={t('desk.nav.reports')} sub={said}>
        {reportFormats.map((format) => (
          <Button key={format} className="no-print" href={`/api/reports/yearly/${query.to.slice(0, 4)}.${format}`}>
            {t('desk.report.yearly', { year: query.to.slice(0, 4) })} {format.toUpperCase()}
          </Button>
        ))}
        <Link className="no-print" to="/desk/typed-organisations">
          {t('typed.title')}
        </Link>
        <Button className="no-print" onClick={() => window.print()}>
          {t('desk.report.print')}
        </Button>
      </PageHead>
      <div className="print-only">
        <h1>{t('desk.nav.reports')}</h1>
        <p>{said}</p>
      </div>
      <Filters values={query} set={set} />
      {now.isError && <LoadFailed error={now.error} retry={() => void now.refetch()} />}
      {now.isPending && <Loading lines={8} />}
      {now.data && (
        <div className="report-figures">
          {figureNames.map((name) => (
            <FigureTile
              key={name}
              name={name}
              figure={now.data[name]}
              before={before.data?.[name]}
              chosen={name === figure}
              choose={() => set('figure', name)}
              open={() => setOpen({ figure: name, href: now.data[name].href })}
            />
          ))}
        </div>
      )}
      <section className="desk-section desk-wide">
        <h2>{t(`figure.${figure}`)}</h2>
        <Segmented
          className="no-print"
          aria-label={t('desk.report.by')}
          value={groupBy}
          onChange={(value) => set('by', value)}
          options={groupings.map((value) => ({ value, label: t(`desk.report.by_${value}`) }))}
        />
        {groups.data && groups.data.length > 0 && (
          <>
            <Suspense fallback={<Loading lines={5} />}>
              <GroupChart figure={figure} now={groups.data} before={groupsBefore.data ?? []} open={setOpen} />
            </Suspense>
            <ExportButtons of="/api/reports/summary" query={{ ...query, groupBy }} />
            <GroupTable groups={groups.data} open={setOpen} />
          </>
        )}
      </section>
      <Definitions />
      <StatementsSection query={query} open={setOpen} />
      <FunnelSection
        query={query}
        groupBy={funnelGroupings.find((one) => one === funnel) ?? 'year'}
        group={(value) => set('funnel', value)}
        open={setOpen}
      />
      <RecordsDrawer opened={opened} close={close} />
    </>
  );
}

type Name = (typeof reportFilters)[number] | 'by' | 'figure' | 'funnel' | 'open';

function Filters({
  values,
  set,
}: {
  values: Partial<Record<Name, string>>;
  set: (name: Name, value?: string) => void;
}) {
  const { t } = useTranslation();
  const series = useSeries();
  const organisations = useOrganisations();
  const pick = (name: 'series' | 'kind' | 'host', label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      value={values[name]}
      onChange={(value?: string) => set(name, value)}
      options={options}
      style={{ width: 180 }}
    />
  );
  const day = (name: 'from' | 'to') => (
    <Input
      type="date"
      aria-label={t(`desk.report.${name}`)}
      value={values[name]}
      onChange={({ target }) => set(name, target.value)}
      style={{ width: 150 }}
    />
  );
  return (
    <div className="desk-filters no-print" role="search">
      {day('from')} {day('to')}
      {pick(
        'series',
        t('desk.report.by_series'),
        (series.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {pick(
        'kind',
        t('filter.kind'),
        eventKinds.map((value) => ({ value, label: t(`kind.event.${value}`) })),
      )}
      {pick(
        'host',
        t('filter.host'),
        (organisations.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      <IndustrySelect
        placeholder={t('desk.report.by_industry')}
        value={values.industry ?? null}
        onChange={(value) => set('industry', value)}
        width={180}
      />
      <label className="hint">
        {t('desk.report.as_of')}{' '}
        <Input
          type="date"
          value={values.asOf ? localDay(values.asOf) : ''}
          max={localDay(new Date().toISOString())}
          onChange={({ target }) => set('asOf', target.value ? endOfDay(target.value) : undefined)}
          style={{ width: 150 }}
        />
      </label>
    </div>
  );
}
