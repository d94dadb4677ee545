import { Empty, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFrameworks } from '../../api/parks';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { PageHead } from '../page-head';
import { agreementTones, phaseTones } from '../status-tones';

/** The framework agreements of each university, and when they end. */
export function FrameworksList() {
  const { t } = useTranslation();
  const list = useFrameworks();
  if (list.isError) return <LoadFailed error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <PageHead
        title={t('desk.frameworks.title')}
        sub={t('desk.frameworks.about')}
        back={{ to: '/desk/agreements', label: t('desk.nav.agreements') }}
      />
      <Table
        rowKey={(one) => `${one.organisationId} ${one.id}`}
        size="middle"
        loading={list.isPending}
        dataSource={list.data ?? []}
        pagination={false}
        scroll={{ x: 860 }}
        locale={{ emptyText: <Empty description={t('desk.frameworks.none')} /> }}
        columns={[
          {
            title: t('desk.frameworks.university'),
            width: 220,
            render: (_, one, at) =>
              list.data?.[at - 1]?.organisationId === one.organisationId ? '' : <b>{one.organisationName}</b>,
          },
          {
            title: t('desk.agreement.title'),
            render: (_, one) => (
              <>
                <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
                <span className="desk-sub">{one.number}</span>
              </>
            ),
          },
          {
            title: t('desk.state'),
            width: 140,
            render: (_, { status, phase }) => (
              <>
                <StatusMark tone={phase ? phaseTones[phase] : agreementTones[status]}>
                  {phase ? t(`phase.${phase}`) : t(`status.agreement.${status}`)}
                </StatusMark>
              </>
            ),
          },
          {
            title: t('desk.frameworks.ends'),
            width: 150,
            render: (_, { termEndsOn }) =>
              termEndsOn ? formatDate(termEndsOn, locale()) : t('desk.frameworks.open_end'),
          },
          {
            title: t('desk.frameworks.renewal'),
            width: 110,
            render: (_, { renewedById }) =>
              renewedById ? <Link to={`/desk/agreements/${renewedById}`}>{t('desk.frameworks.renewed')}</Link> : '–',
          },
        ]}
      />
    </>
  );
}
