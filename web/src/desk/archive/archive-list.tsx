import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useArchive, type ArchiveEntry } from '../../api/archive';
import { useEvent, useOrganisations } from '../../api/events';
import { agreementKinds } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { nameOf } from '../../public/names';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { agreementTones } from '../status-tones';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { ArchiveTabs } from './archive-tabs';
import { ArchivedFiles } from './archived-files';
import { RetentionCard } from './retention-card';
import { YearFilter } from './year-filter';
import './archive.css';

const statuses = ['signed', 'terminated', 'abandoned'] as const;
const evidences = ['sealed', 'paper', 'recorded'] as const;
const keepings = ['hold', 'due', 'disposed'] as const;
const filterNames = ['q', 'kind', 'status', 'evidence', 'party', 'year', 'event', 'keeping'] as const;

/** Whatever was signed, and what was sent and given up: nothing leaves it. A row opens at the side. */
export function ArchiveList() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<ArchiveEntry | null>(null);
  const filters = useUrlFilters(filterNames);
  const list = useArchive({ ...filters.values, limit: 50 });
  const organisations = useOrganisations();
  const event = useEvent(filters.values.event ?? '');
  const day = (on: string | undefined) => (on ? formatDate(on, locale(), new Date(0)) : '–');
  return (
    <>
      <PageHead title={t('desk.nav.archive')} sub={t('archive.what')}>
        <ExportButtons of="/api/archive" query={filters.values} />
        <Button href="/desk/import/agreements">{t('import.of.agreements')}</Button>
      </PageHead>
      <ArchiveTabs of="agreements" />
      <DeskFilters
        filters={filters}
        search={{ label: t('desk.agreement.search') }}
        choices={[
          {
            name: 'kind',
            label: t('filter.kind'),
            options: agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) })),
          },
          {
            name: 'status',
            label: t('desk.state'),
            width: 110,
            options: statuses.map((value) => ({ value, label: t(`status.agreement.${value}`) })),
          },
          {
            name: 'evidence',
            label: t('archive.evidence'),
            options: evidences.map((value) => ({ value, label: t(`evidence.${value}`) })),
          },
          {
            name: 'party',
            label: t('verify.parties'),
            width: 200,
            options: (organisations.data ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
          },
          {
            name: 'keeping',
            label: t('archive.keeping'),
            options: keepings.map((value) => ({ value, label: t(`archive.keeping_${value}`) })),
          },
        ]}
        chips={{ event: event.data?.title }}
      >
        <YearFilter filters={filters} label={t('archive.year')} />
      </DeskFilters>
      <DeskTable
        list={list}
        filtered={filters.used}
        empty={{ text: t('archive.none'), more: <Link to="/desk/import/agreements">{t('import.of.agreements')}</Link> }}
        width={1000}
        onOpen={setOpened}
        columns={[
          {
            title: t('desk.agreement.title'),
            render: (_, one) => (
              <>
                <button className="row-open" onClick={() => setOpened(one)}>
                  {one.title}
                </button>
                <span className="desk-sub">
                  {one.number} · {t(`kind.agreement.${one.kind}`)}
                </span>
              </>
            ),
          },
          {
            title: t('verify.parties'),
            width: 260,
            render: (_, one) => one.parties.map((party) => party.name).join(t('ui.comma')),
          },
          {
            title: t('desk.state'),
            width: 130,
            render: (_, one) => (
              <>
                <StatusMark tone={agreementTones[one.status]}>{t(`status.agreement.${one.status}`)}</StatusMark>
                {one.evidence && <span className="desk-sub">{t(`evidence.${one.evidence}`)}</span>}
              </>
            ),
          },
          { title: t('verify.signed_on'), width: 140, render: (_, one) => day(one.signedOn) },
          {
            title: t('archive.until'),
            width: 150,
            render: (_, one) => (
              <>
                {day(one.retainedUntil)}
                {one.onHold && <StatusMark tone="wait">{t('archive.keeping_hold')}</StatusMark>}
                {one.disposed && <span className="desk-sub">{t('archive.keeping_disposed')}</span>}
              </>
            ),
          },
        ]}
      />
      <Drawer
        open={opened !== null}
        size={Math.min(820, window.innerWidth)}
        title={opened?.title}
        onClose={() => setOpened(null)}
        destroyOnHidden
      >
        {opened && (
          <>
            <p>
              <Link to={`/desk/agreements/${opened.id}`}>{opened.number}</Link> · {t(`kind.agreement.${opened.kind}`)}
              {opened.evidence && ` · ${t(`evidence.${opened.evidence}`)}`}
              {opened.source && ` · ${t('archive.source', { source: opened.source })}`}
            </p>
            <ArchivedFiles of={opened} />
            <RetentionCard kept={{ of: 'agreement', id: opened.id }} />
          </>
        )}
      </Drawer>
    </>
  );
}
