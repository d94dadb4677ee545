import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAgreements, type AgreementView } from '../../api/agreements';
import { useMe } from '../../api/session';
import { agreementKinds, agreementPhases, agreementStatuses } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { agreementTones, envelopeTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { Money } from './money';

export function AgreementsList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const writes = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const filters = useUrlFilters(['q', 'status', 'kind', 'phase', 'envelope', 'waitingDays', 'endsWithinDays']);
  const { envelope, waitingDays, endsWithinDays } = filters.values;
  const list = useAgreements({ ...filters.values, limit: 50 });
  return (
    <>
      <PageHead title={t('desk.nav.agreements')}>
        {writes && (
          <Button type="primary" onClick={() => void navigate('/desk/agreements/new')}>
            {t('desk.agreement.new')}
          </Button>
        )}
      </PageHead>
      <DeskFilters
        filters={filters}
        search={{ label: t('desk.agreement.search') }}
        choices={[
          {
            name: 'status',
            label: t('desk.state'),
            options: agreementStatuses.map((value) => ({ value, label: t(`status.agreement.${value}`) })),
          },
          {
            name: 'kind',
            label: t('filter.kind'),
            options: agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) })),
          },
          {
            name: 'phase',
            label: t('desk.agreement.phase'),
            options: agreementPhases.map((value) => ({ value, label: t(`phase.${value}`) })),
          },
        ]}
        chips={{
          envelope: envelope && t(`status.envelope.${envelope}`, { defaultValue: envelope }),
          waitingDays: t('desk.agreement.waiting_days', { days: waitingDays }),
          endsWithinDays: t('desk.agreement.ends_within', { days: endsWithinDays }),
        }}
      />
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
      {trouble && (
        <StatusMark tone={envelopeTones[of.envelope.status]}>{t(`status.envelope.${of.envelope.status}`)}</StatusMark>
      )}
    </>
  );
}
