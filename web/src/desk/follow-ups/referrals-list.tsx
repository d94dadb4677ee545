import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReferrals, useReferralSummary } from '../../api/follow-ups';
import { financeProducts, referralAnswers, referralServices } from '../../api/types';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { Money } from '../agreements/money';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { useUrlFilters } from '../use-url-filters';
import { answerTones, ServiceName } from './case-referrals';
import { usePartiesOf } from './case-names';

/** All hand-overs to services, summed by service and product; each figure opens its list. */
export function ReferralsList() {
  const { t } = useTranslation();
  const partiesOf = usePartiesOf();
  const filters = useUrlFilters(['service', 'product', 'answer', 'event', 'from', 'to', 'q']);
  const list = useReferrals({ ...filters.values, limit: 100 });
  const summary = useReferralSummary(filters.values).data;
  return (
    <>
      <PageHead
        title={t('desk.nav.referrals')}
        back={{ to: '/desk/follow-ups', label: t('desk.nav.follow_ups') }}
        sub={
          summary && (
            <>
              {t('desk.referral.count', { count: summary.asked })} · {t('desk.referral.asked_for')}{' '}
              <Money amount={summary.amountAsked} /> · {t('desk.referral.granted')}{' '}
              <Money amount={summary.amountGranted} />
            </>
          )
        }
      >
        <ExportButtons of="/api/referrals" query={filters.values} />
      </PageHead>
      <DeskFilters
        filters={filters}
        search={{ label: t('desk.referral.search') }}
        choices={[
          {
            name: 'service',
            label: t('desk.referral.service'),
            options: referralServices.map((value) => ({ value, label: t(`service.${value}`) })),
          },
          {
            name: 'product',
            label: t('desk.referral.product'),
            options: financeProducts.map((value) => ({ value, label: t(`finance.${value}`) })),
          },
          {
            name: 'answer',
            label: t('desk.referral.answer'),
            options: referralAnswers.map((value) => ({ value, label: t(`referral_answer.${value}`) })),
          },
        ]}
        chips={{ event: t('desk.follow_up.of_event'), from: filters.values.from, to: filters.values.to }}
      />
      {summary && summary.items.length > 0 && (
        <nav className="figures" aria-label={t('desk.referral.by_product')} style={{ marginBottom: 16 }}>
          {summary.items.map((item) => (
            <Link
              key={`${item.service} ${item.product ?? ''}`}
              className="figure"
              to={item.href.replace('/api/', '/desk/')}
            >
              <b>{item.asked}</b>
              <span>
                <ServiceName of={item} />
              </span>
              {item.amountGranted && Number(item.amountGranted) > 0 && (
                <span className="desk-sub">
                  {t('desk.referral.granted')} <Money amount={item.amountGranted} />
                </span>
              )}
            </Link>
          ))}
        </nav>
      )}
      <DeskTable
        list={list}
        filtered={filters.used}
        empty={{ text: t('desk.referral.none'), more: <p className="hint">{t('desk.referral.none_why')}</p> }}
        width={980}
        columns={[
          {
            title: t('desk.referral.service'),
            render: (_, one) => (
              <>
                <ServiceName of={one} />
                <span className="desk-sub">{one.referredTo}</span>
              </>
            ),
          },
          {
            title: t('desk.follow_up.parties'),
            render: (_, one) => <Link to={`/desk/follow-ups/${one.followUpId}`}>{partiesOf(one)}</Link>,
          },
          { title: t('desk.referral.on'), width: 120, render: (_, one) => formatDate(one.askedOn, locale()) },
          {
            title: t('desk.referral.answer'),
            width: 120,
            render: (_, one) => (
              <StatusMark tone={answerTones[one.answer]}>{t(`referral_answer.${one.answer}`)}</StatusMark>
            ),
          },
          {
            title: t('desk.referral.asked_for'),
            width: 110,
            align: 'right',
            render: (_, one) => <Money amount={one.amountAsked} />,
          },
          {
            title: t('desk.referral.granted'),
            width: 110,
            align: 'right',
            render: (_, one) => <Money amount={one.amountGranted} />,
          },
        ]}
      />
    </>
  );
}
