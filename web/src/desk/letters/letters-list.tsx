import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { letterKinds, letterStatuses, useLetters, type LetterView } from '../../api/letters';
import { formatDate, formatTerm } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { letterTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { BatchProgress } from './batch-progress';
import { LetterActions } from './letter-actions';
import { LetterFor } from './letter-for';

/** 聘书 and 证书, newest first; those issued together with how far their seals are. */
export function LettersList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useUrlFilters(['q', 'kind', 'status', 'batch', 'event', 'issuer']);
  const list = useLetters({ ...filters.values, limit: 50 });
  const { batch } = filters.values;
  return (
    <>
      <PageHead title={t('desk.nav.letters')} sub={t('letter.what')}>
        <ExportButtons of="/api/letters" query={filters.values} />
        <Button type="primary" onClick={() => void navigate('/desk/letters/new')}>
          {t('letter.new')}
        </Button>
      </PageHead>
      {batch && <BatchProgress id={batch} />}
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
            name: 'status',
            label: t('desk.state'),
            options: letterStatuses.map((value) => ({ value, label: t(`status.letter.${value}`) })),
          },
        ]}
        chips={{ batch: t('letter.together'), event: t('desk.follow_up.of_event'), issuer: t('letter.of_issuer') }}
      />
      <DeskTable<LetterView>
        list={list}
        filtered={filters.used}
        empty={{ text: t('letter.none'), more: <Link to="/desk/letters/new">{t('letter.new')}</Link> }}
        width={1040}
        columns={[
          {
            title: t('letter.holder'),
            render: (_, one) => (
              <>
                <strong>{one.holder?.name ?? t('letter.erased')}</strong>
                <span className="desk-sub">{one.holder?.organisation}</span>
              </>
            ),
          },
          {
            title: t('letter.for'),
            width: 280,
            render: (_, one) => <LetterFor of={one} />,
          },
          { title: t('letter.issuer'), width: 170, dataIndex: 'issuer' },
          { title: t('letter.dates'), width: 190, render: (_, one) => <Dates of={one} /> },
          { title: t('desk.state'), width: 170, render: (_, one) => <LetterState of={one} /> },
          { title: t('desk.actions'), width: 150, render: (_, one) => <LetterActions of={one} /> },
        ]}
      />
    </>
  );
}

function Dates({ of }: { of: LetterView }) {
  const { t } = useTranslation();
  const from = of.kind === 'appointment' ? of.validFrom : of.heldFrom;
  const to = of.kind === 'appointment' ? of.validTo : of.heldTo;
  return (
    <>
      {from && (from === to ? formatDate(from, locale()) : formatTerm(from, to, locale()))}
      <span className="desk-sub">{t('letter.issued_on', { date: formatDate(of.issuedOn, locale()) })}</span>
    </>
  );
}

/** What it is now; why its seal fails, whether it is over, and whether its mail came through. */
function LetterState({ of }: { of: LetterView }) {
  const { t } = useTranslation();
  return (
    <>
      <StatusMark tone={letterTones[of.status]}>{t(`status.letter.${of.status}`)}</StatusMark>
      {of.status === 'seal_failed' && of.sealError && (
        <span className="desk-sub">{t(`desk.seal.trouble.${of.sealError}`)}</span>
      )}
      {of.status === 'revoked' && <span className="desk-sub">{of.reason}</span>}
      {of.phase && of.phase !== 'in_force' && <span className="desk-sub">{t(`phase.${of.phase}`)}</span>}
      {of.onHold && <span className="desk-sub">{t('archive.keeping_hold')}</span>}
      {of.mail && <span className="desk-sub">{t(`letter.mail.${of.mail}`)}</span>}
    </>
  );
}
