import { Button, Checkbox, Empty, Input, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  catalogueStatuses,
  catalogueTypes,
  type CatalogueType,
  type CatalogueView,
  useCatalogue,
} from '../../api/catalogue';
import { useIndustryName } from '../../api/industries';
import { useMe } from '../../api/session';
import { useMyOrganisations } from '../../api/open-calls';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf, titleOf } from '../../public/names';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { IndustrySelect } from '../industry-select';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { catalogueTones } from './catalogue-tones';
import { IndustriesDrawer } from './industries-drawer';
import { RecordDrawer } from './record-drawer';

/** Achievements and needs: what waits for review, what is published. */
export function CatalogueList() {
  const { t } = useTranslation();
  const { values, set, used, clear } = useUrlFilters(['of', 'status', 'industry', 'owner', 'openCall', 'q', 'record']);
  const type: CatalogueType = values.of === 'needs' ? 'needs' : 'achievements';
  const me = useMe().data;
  const reviews = me?.roles.some((role) => role !== 'member') ?? false;
  // Members work on what is their own; others look through everything.
  const mine = reviews ? [] : (me?.memberOf ?? []);
  const own = useMyOrganisations(mine);
  const owner = reviews ? undefined : (values.owner ?? mine[0]);
  const { status, industry, q } = values;
  const openCall = type === 'needs' && values.openCall === 'true';
  const query = { status, industry, q, owner, openCall: openCall || undefined };
  const records = useCatalogue(type, { ...query, limit: 50 });
  const rows = records.data?.pages.flatMap((page) => page.items) ?? [];
  const industryName = useIndustryName();
  const [tables, setTables] = useState(false);
  return (
    <>
      <PageHead title={t('desk.nav.catalogue')}>
        <ExportButtons of={`/api/${type}`} query={query} />
        {reviews && <Button href={`/desk/import/${type}`}>{t(`import.of.${type}`)}</Button>}
        {(me?.roles.some((role) => role === 'staff' || role === 'admin') ?? false) && (
          <Button onClick={() => setTables(true)}>{t('desk.industries.title')}</Button>
        )}
        <Button type="primary" onClick={() => set('record', 'new')}>
          {t(`desk.catalogue.new_${type}`)}
        </Button>
      </PageHead>
      <div className="desk-filters" role="search">
        <Segmented
          aria-label={t('desk.nav.catalogue')}
          value={type}
          onChange={(value) => set('of', value === 'needs' ? 'needs' : '')}
          options={catalogueTypes.map((value) => ({ value, label: t(`catalogue.${value}`) }))}
        />
        <Input.Search
          allowClear
          aria-label={t('catalogue.search')}
          placeholder={t('catalogue.search')}
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
          options={catalogueStatuses.map((value) => ({ value, label: t(`status.catalogue.${value}`) }))}
          style={{ width: 130 }}
        />
        <IndustrySelect
          placeholder={t('event.industry')}
          value={industry}
          onChange={(value) => set('industry', value)}
          width={150}
        />
        {type === 'needs' && (
          <Checkbox checked={openCall} onChange={({ target }) => set('openCall', target.checked ? 'true' : undefined)}>
            {t('catalogue.open_call')}
          </Checkbox>
        )}
        {mine.length > 1 && (
          <Select
            aria-label={t(`catalogue.owner_of_${type}`)}
            value={owner}
            onChange={(value) => set('owner', value)}
            options={own.data?.map((one) => ({ value: one.id, label: nameOf(one) }))}
            style={{ width: 200 }}
          />
        )}
        {used && (
          <Button type="link" onClick={clear}>
            {t('desk.clear_filters')}
          </Button>
        )}
      </div>
      {records.isError ? (
        <LoadFailed error={records.error} retry={() => void records.refetch()} />
      ) : (
        <Table<CatalogueView>
          rowKey="id"
          size="middle"
          loading={records.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          locale={{ emptyText: <Empty description={used ? t('desk.none_match') : t('catalogue.none')} /> }}
          columns={[
            {
              title: t('desk.catalogue.title'),
              render: (_, record) => (
                <>
                  <Button type="link" className="desk-link" onClick={() => set('record', record.id)}>
                    {titleOf(record)}
                  </Button>
                  <span className="desk-sub">
                    {[
                      record.code,
                      record.industry && industryName(record.industry),
                      record.openCall && t('catalogue.open_call'),
                      record.answerBy && t('catalogue.answer_by', { date: formatDate(record.answerBy, locale()) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </>
              ),
            },
            { title: t(`catalogue.owner_of_${type}`), width: 240, render: (_, { owner }) => owner && nameOf(owner) },
            {
              title: t('desk.state'),
              width: 120,
              render: (_, { status }) => (
                <StatusMark tone={catalogueTones[status]}>{t(`status.catalogue.${status}`)}</StatusMark>
              ),
            },
          ]}
        />
      )}
      <MoreButton list={records} />
      <RecordDrawer type={type} id={values.record} close={() => set('record', undefined)} />
      <IndustriesDrawer open={tables} close={() => setTables(false)} />
    </>
  );
}
