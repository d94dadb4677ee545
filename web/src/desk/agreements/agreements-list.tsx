import { Button, Empty, Input, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAgreements, type AgreementView } from '../../api/agreements';
import { useMe } from '../../api/session';
import { agreementKinds, agreementPhases, agreementStatuses } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { agreementTones, envelopeTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { Money } from './money';

export function AgreementsList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const writes = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  const { values, set, used, clear } = useUrlFilters(['q', 'status', 'kind', 'phase']);
  const list = useAgreements({ ...values, limit: 50 });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filter = (name: 'status' | 'kind' | 'phase', label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      value={values[name]}
      onChange={(value) => set(name, value)}
      options={options}
      style={{ width: 150 }}
    />
  );
  return (
    <>
      <PageHead title={t('desk.nav.agreements')}>
        {writes && (
          <Button type="primary" onClick={() => void navigate('/desk/agreements/new')}>
            {t('desk.agreement.new')}
          </Button>
        )}
      </PageHead>
      <div className="desk-filters" role="search">
        <Input.Search
          allowClear
          placeholder={t('desk.agreement.search')}
          aria-label={t('desk.agreement.search')}
          defaultValue={values.q}
          onSearch={(text) => set('q', text)}
          style={{ width: 260 }}
        />
        {filter(
          'status',
          t('desk.state'),
          agreementStatuses.map((value) => ({ value, label: t(`status.agreement.${value}`) })),
        )}
        {filter(
          'kind',
          t('filter.kind'),
          agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) })),
        )}
        {filter(
          'phase',
          t('desk.agreement.phase'),
          agreementPhases.map((value) => ({ value, label: t(`phase.${value}`) })),
        )}
        {used && (
          <Button type="link" onClick={clear}>
            {t('desk.clear_filters')}
          </Button>
        )}
      </div>
      {list.isError ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<AgreementView>
          rowKey="id"
          size="middle"
          loading={list.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 960 }}
          locale={{
            emptyText: (
              <Empty description={used ? t('desk.none_match') : t('desk.agreement.none')}>
                {!used && writes && <Link to="/desk/agreements/new">{t('desk.agreement.new')}</Link>}
              </Empty>
            ),
          }}
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
            {
              title: t('desk.state'),
              width: 150,
              render: (_, one) => <AgreementState of={one} />,
            },
            {
              title: t('verify.signed_on'),
              width: 130,
              render: (_, one) => (one.signedOn ? formatDate(one.signedOn, locale()) : '–'),
            },
          ]}
        />
      )}
      <MoreButton list={list} />
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
