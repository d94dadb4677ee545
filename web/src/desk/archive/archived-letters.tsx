import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { letterKinds, useLetters, type LetterView } from '../../api/letters';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { LetterFor } from '../letters/letter-for';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { letterTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { ArchivedPdf } from './archived-pdf';
import { ArchiveTabs } from './archive-tabs';
import { RetentionCard } from './retention-card';
import { YearFilter } from './year-filter';
import './archive.css';

const keepings = ['hold', 'due', 'erased'] as const;
const day = (on: string) => formatDate(on, locale(), new Date(0));

/** Letters with how long each is kept and what holds it. A row opens at the side. */
export function ArchivedLetters() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const filters = useUrlFilters(['q', 'kind', 'year', 'keeping']);
  const list = useLetters({ ...filters.values, limit: 50 });
  const shown = list.data?.pages.flatMap((page) => page.items).find((one) => one.id === opened);
  return (
    <>
      <PageHead title={t('desk.nav.archive')} sub={t('archive.what_letters')}>
        <ExportButtons of="/api/letters" query={filters.values} />
      </PageHead>
      <ArchiveTabs of="letters" />
      <DeskFilters
        filters={filters}
        search={{ label: t('letter.search') }}
        choices={[
          {
            name: 'kind',
            label: t('filter.kind'),
            options: letterKinds.map((value) => ({ value, label: t(`kind.letter.${value}`) })),
          },
          {
            name: 'keeping',
            label: t('archive.keeping'),
            options: keepings.map((value) => ({ value, label: t(`archive.keeping_${value}`) })),
          },
        ]}
      >
        <YearFilter filters={filters} label={t('archive.year_issued')} />
      </DeskFilters>
      <DeskTable<LetterView>
        list={list}
        filtered={filters.used}
        empty={{ text: t('letter.none'), more: <Link to="/desk/letters/new">{t('letter.new')}</Link> }}
        width={900}
        onOpen={(one) => setOpened(one.id)}
        columns={[
          {
            title: t('letter.holder'),
            render: (_, one) => (
              <>
                <button className="row-open" onClick={() => setOpened(one.id)}>
                  {one.holder?.name ?? t('letter.erased')}
                </button>
                <span className="desk-sub">{one.holder?.organisation}</span>
              </>
            ),
          },
          {
            title: t('letter.for'),
            width: 280,
            render: (_, one) => <LetterFor of={one} />,
          },
          {
            title: t('desk.state'),
            width: 150,
            render: (_, one) => (
              <StatusMark tone={letterTones[one.status]}>{t(`status.letter.${one.status}`)}</StatusMark>
            ),
          },
          {
            title: t('archive.until'),
            width: 170,
            render: (_, one) => (
              <>
                {day(one.retainedUntil)}{' '}
                {one.onHold && <StatusMark tone="wait">{t('archive.keeping_hold')}</StatusMark>}
                {one.erasedAt && <span className="desk-sub">{t('archive.keeping_erased')}</span>}
              </>
            ),
          },
        ]}
      />
      <Drawer
        open={shown !== undefined}
        size={Math.min(820, window.innerWidth)}
        title={shown && `${shown.holder?.name ?? t('letter.erased')} · ${shown.post ?? shown.title ?? ''}`}
        onClose={() => setOpened(null)}
        destroyOnHidden
      >
        {shown && <Opened of={shown} />}
      </Drawer>
    </>
  );
}

function Opened({ of }: { of: LetterView }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <a href={`/verify/${of.verifyCode}`}>{of.number}</a> · {t(`kind.letter.${of.kind}`)} · {of.issuer} ·{' '}
        {t('letter.issued_on', { date: day(of.issuedOn) })}
      </p>
      <RetentionCard kept={{ of: 'letter', id: of.id }} />
      {of.sealedSha256 && !of.erasedAt && (
        <ArchivedPdf
          file={{ href: `/api/letters/${of.id}.pdf`, sha256: of.sealedSha256 }}
          footer={`${of.number} · SHA-256 ${of.sealedSha256.slice(0, 16)}…`}
        />
      )}
    </>
  );
}
