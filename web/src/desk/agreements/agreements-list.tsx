import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAgreements, type AgreementView } from '../../api/agreements';
import { useMe } from '../../api/session';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { agreementTones, envelopeTones } from '../status-tones';
import { AgreementFilters, useAgreementFilters } from './agreement-filters';
import { Money } from './money';

export function AgreementsList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const writes = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const filters = useAgreementFilters();
  const list = useAgreements({ ...filters.values, limit: 50 });
  return (
    <>
      <PageHead title={t('desk.nav.agreements')}>
        <ExportButtons of="/api/agreements" query={filters.values} />
        {writes && <Button onClick={() => void navigate('/desk/frameworks')}>{t('desk.frameworks.title')}</Button>}
        {writes && <Button onClick={() => void navigate('/desk/templates')}>{t('template.list')}</Button>}
        {writes && (
          <Button type="primary" onClick={() => void navigate('/desk/agreements/new')}>
            {t('desk.agreement.new')}
          </Button>
        )}
      </PageHead>
      <AgreementFilters filters={filters} staff={writes} />
      <DeskTable
        list={list}
        filtered={filters.used}
        empty={{
          text: t('desk.agreement.none'),
          more: writes && <Link to="/desk/agreements/new">{t('desk.agreement.new')}</Link>,
        }}
        width={960}
        columns={[
          {
            title: t('desk.agreement.title'),
            render: (_, one) => (
              <>
                <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
                <span className="desk-sub">
                  {one.number} · {t(`kind.agreement.${one.kind}`)}
                </span>
              </>
            ),
          },
          {
            title: t('verify.parties'),
            width: 300,
            render: (_, one) => one.parties.map((party) => party.name).join(t('ui.comma')),
          },
          {
            title: t('desk.agreement.amount'),
            width: 110,
            align: 'right',
            render: (_, one) => <Money amount={one.amount} />,
          },
          { title: t('desk.state'), width: 150, render: (_, one) => <AgreementState of={one} /> },
          {
            title: t('verify.signed_on'),
            width: 130,
            render: (_, one) => (one.signedOn ? formatDate(one.signedOn, locale()) : '–'),
          },
        ]}
      />
    </>
  );
}

/** The agreement's state; while it is out for signature how many have signed, and what went wrong, if something did. */
export function AgreementState({ of }: { of: AgreementView }) {
  const { t } = useTranslation();
  const people = of.envelope.signatories.filter((one) => one.role !== 'cc');
  const done = people.filter((one) => one.status === 'signed' || one.status === 'approved').length;
  const trouble = ['declined', 'voided', 'expired', 'seal_failed', 'sealing'].includes(of.envelope.status);
  return (
    <>
      <StatusMark tone={agreementTones[of.status]}>{t(`status.agreement.${of.status}`)}</StatusMark>
      {of.status === 'signing' && !trouble && (
        <span className="desk-sub">{t('sign.signed_of', { done, of: people.length })}</span>
      )}
      {of.phase && <span className="desk-sub">{t(`phase.${of.phase}`)}</span>}
      {of.evidence && of.evidence !== 'sealed' && <span className="desk-sub">{t(`evidence.${of.evidence}`)}</span>}
      {trouble && (
        <StatusMark tone={envelopeTones[of.envelope.status]}>{t(`status.envelope.${of.envelope.status}`)}</StatusMark>
      )}
    </>
  );
}
