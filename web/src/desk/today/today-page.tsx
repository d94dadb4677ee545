import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFollowUps, useToday } from '../../api/follow-ups';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { PageHead } from '../page-head';
import { followUpTones } from '../status-tones';
import { TodayAgreements } from './today-agreements';
import { useUrlFilters } from '../use-url-filters';
import { usePartiesOf } from '../follow-ups/case-names';
import { DueMark } from '../follow-ups/due-mark';

const groups = {
  cases: ['dueToday', 'overdue', 'asleep', 'unassigned'],
  agreements: ['waitingForSignature', 'failingSeals', 'endingTerms', 'overdueMilestones', 'milestonesToConfirm'],
} as const;

/** What needs somebody today: numbers that open the list they count, and the cases themselves. */
export function TodayPage() {
  const { t } = useTranslation();
  const { values, set } = useUrlFilters(['owner']);
  const owner = values.owner === 'all' ? 'all' : 'me';
  const today = useToday(owner);
  if (today.isError) return <LoadFailed error={today.error} retry={() => void today.refetch()} />;
  return (
    <>
      <PageHead title={t('desk.nav.today')} sub={t('desk.today.sub')}>
        <Segmented
          aria-label={t('desk.today.whose')}
          value={owner}
          onChange={(value) => set('owner', value === 'all' ? 'all' : undefined)}
          options={[
            { value: 'me', label: t('desk.today.mine') },
            { value: 'all', label: t('desk.today.all') },
          ]}
        />
      </PageHead>
      {!today.data ? (
        <Loading lines={3} />
      ) : (
        (['cases', 'agreements'] as const).map((group) => (
          <section key={group}>
            <h2>{t(`desk.today.${group}`)}</h2>
            <nav className="figures" aria-label={t(`desk.today.${group}`)}>
              {groups[group].map((name) => {
                const { value, href } = today.data[name];
                return (
                  <Link key={name} className="figure" to={href.replace('/api/', '/desk/')}>
                    <b>{value}</b>
                    <span>{t(`desk.today.${name}`)}</span>
                  </Link>
                );
              })}
            </nav>
          </section>
        ))
      )}
      <TodayAgreements />
      <DueCases owner={owner} due="overdue" />
      <DueCases owner={owner} due="today" />
    </>
  );
}

function DueCases({ owner, due }: { owner: 'me' | 'all'; due: 'today' | 'overdue' }) {
  const { t } = useTranslation();
  const partiesOf = usePartiesOf();
  const list = useFollowUps({ due, limit: 10, owner: owner === 'me' ? 'me' : undefined });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t(due === 'today' ? 'desk.follow_up.due_today' : 'desk.follow_up.overdue')}</h2>
      {rows.map((one) => (
        <div key={one.id} className="line">
          <span>
            <Link to={`/desk/follow-ups/${one.id}`}>{partiesOf(one)}</Link>
            <span className="desk-sub">{[one.eventTitle, one.ownerName].filter(Boolean).join(' · ')}</span>
          </span>
          <span>
            <StatusMark tone={followUpTones[one.status]}>{t(`status.follow_up.${one.status}`)}</StatusMark>{' '}
            <DueMark dueOn={one.dueOn} overdue={one.overdue} />
          </span>
        </div>
      ))}
    </section>
  );
}
