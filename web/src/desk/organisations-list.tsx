import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type OrganisationView, type SeriesView, useOrganisationPages, useSeriesPages } from '../api/organisations';
import { useSeries } from '../api/events';
import { organisationKinds } from '../api/types';
import { nameOf } from '../public/names';
import { DeskFilters, DeskTable } from './desk-list';
import { PageHead } from './page-head';
import { ExportButtons } from './sheets/export-buttons';
import { useUrlFilters } from './use-url-filters';

const lists = ['organisations', 'series'] as const;

/** 单位与系列: who takes part, and under which names events run. */
export function OrganisationsList() {
  const { t } = useTranslation();
  const filters = useUrlFilters(['of', 'kind', 'q']);
  const { of, kind, q } = filters.values;
  const list = lists.find((one) => one === of) ?? 'organisations';
  const query = list === 'series' ? { q } : { kind, q };
  return (
    <>
      <PageHead title={t('desk.organisations.title')} back={{ to: '/desk/events', label: t('desk.nav.events') }}>
        <ExportButtons of={`/api/${list}`} query={query} />
        {list === 'organisations' && <Button href="/desk/import/organisations">{t('import.of.organisations')}</Button>}
      </PageHead>
      <DeskFilters
        filters={filters}
        search={{ label: t('desk.organisations.search') }}
        choices={
          list === 'series'
            ? []
            : [
                {
                  name: 'kind',
                  label: t('desk.organisations.kind'),
                  options: organisationKinds.map((value) => ({ value, label: t(`profile.kind_${value}`) })),
                },
              ]
        }
      >
        <Segmented
          aria-label={t('desk.organisations.title')}
          value={list}
          onChange={(value) => filters.set('of', value === 'series' ? value : undefined)}
          options={lists.map((value) => ({ value, label: t(`desk.organisations.${value}`) }))}
        />
      </DeskFilters>
      {list === 'series' ? (
        <SeriesTable query={query} filtered={q !== undefined} />
      ) : (
        <OrganisationsTable query={query} filtered={(kind ?? q) !== undefined} />
      )}
    </>
  );
}

interface TableProps {
  query: { kind?: string; q?: string };
  filtered: boolean;
}

function OrganisationsTable({ query, filtered }: TableProps) {
  const { t } = useTranslation();
  const organisations = useOrganisationPages({ ...query, limit: 50 });
  return (
    <DeskTable<OrganisationView>
      list={organisations}
      filtered={filtered}
      empty={{ text: t('desk.organisations.none') }}
      width={760}
      columns={[
        {
          title: t('desk.organisations.name'),
          render: (_, one) => <Link to={`/organisations/${one.id}`}>{nameOf(one)}</Link>,
        },
        { title: t('desk.organisations.code'), width: 140, render: (_, { code }) => code ?? '–' },
        { title: t('desk.organisations.kind'), width: 130, render: (_, { kind }) => t(`profile.kind_${kind}`) },
        {
          title: t('desk.organisations.place'),
          width: 180,
          render: (_, { city, district }) => [city, district].filter(Boolean).join(' · ') || '–',
        },
      ]}
    />
  );
}

function SeriesTable({ query, filtered }: TableProps) {
  const { t } = useTranslation();
  const series = useSeriesPages({ ...query, limit: 50 });
  const all = useSeries();
  return (
    <DeskTable<SeriesView>
      list={series}
      filtered={filtered}
      empty={{ text: t('desk.organisations.none_series') }}
      width={500}
      columns={[
        {
          title: t('desk.organisations.name'),
          render: (_, one) => <Link to={`/series/${one.id}`}>{nameOf(one)}</Link>,
        },
        {
          title: t('profile.part_of'),
          render: (_, { parentId }) => {
            const parent = all.data?.find(({ id }) => id === parentId);
            return parent ? nameOf(parent) : '–';
          },
        },
      ]}
    />
  );
}
