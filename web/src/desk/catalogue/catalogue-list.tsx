import { Button, Empty, Input, Segmented, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  catalogueStatuses,
  catalogueTypes,
  type CatalogueType,
  type CatalogueView,
  useCatalogue,
} from '../../api/catalogue';
import { useMe } from '../../api/session';
import { nameOf, titleOf } from '../../public/names';
import { LoadFailed } from '../../ui/loading';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { RecordDrawer } from './record-drawer';

export const catalogueTones: Record<CatalogueView['status'], Tone> = {
  draft: 'quiet',
  in_review: 'wait',
  published: 'good',
  withdrawn: 'quiet',
  expired: 'quiet',
};

/** Achievements and needs: what waits for review, what is published. */
export function CatalogueList() {
  const { t } = useTranslation();
  const { values, set, used, clear } = useUrlFilters(['of', 'status', 'q']);
  const type: CatalogueType = values.of === 'needs' ? 'needs' : 'achievements';
  const records = useCatalogue(type, { status: values.status, q: values.q, limit: 50 });
  const rows = records.data?.pages.flatMap((page) => page.items) ?? [];
  const reviews = useMe().data?.roles.some((role) => role !== 'member') ?? false;
  const [open, setOpen] = useState<CatalogueView | 'new' | null>(null);
  const chosen = open === 'new' || open === null ? open : (rows.find(({ id }) => id === open.id) ?? open);
  return (
    <>
      <PageHead title={t('desk.nav.catalogue')}>
        <ExportButtons of={`/api/${type}`} query={{ status: values.status, q: values.q }} />
        {reviews && <Button href={`/desk/import/${type}`}>{t(`import.of.${type}`)}</Button>}
        <Button type="primary" onClick={() => setOpen('new')}>
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
          aria-label={t('filter.words')}
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
              title: t('desk.event.title'),
              render: (_, record) => (
                <>
                  <Button type="link" className="desk-link" onClick={() => setOpen(record)}>
                    {titleOf(record)}
                  </Button>
                  <span className="desk-sub">{[record.code, record.industry].filter(Boolean).join(' · ')}</span>
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
      <RecordDrawer
        key={chosen === null || chosen === 'new' ? String(chosen) : chosen.id}
        {...{ type }}
        record={chosen}
        close={() => setOpen(null)}
      />
    </>
  );
}
