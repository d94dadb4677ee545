import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFollowUps, useFollowUpTotals, useOwners, type FollowUpView } from '../../api/follow-ups';
import { useIndustryChoices } from '../../api/industries';
import { followUpStatuses, intentKinds } from '../../api/types';
import { shortMoney } from '../../format/money';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { Money } from '../agreements/money';
import { DeskFilters, DeskTable } from '../desk-list';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { followUpTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { AdvanceForm } from './advance-form';
import { usePartiesOf } from './case-names';
import { DueMark } from './due-mark';
import { FollowUpsBoard } from './follow-ups-board';
import { IntentDialog } from './intent-dialog';

/** The cases, as a list or on a board: what is due, what is in play, what nobody has touched. */
export function FollowUpsList() {
  const { t } = useTranslation();
  const filters = useUrlFilters(['status', 'due', 'owner', 'kind', 'event', 'organisation', 'industry', 'q', 'view']);
  const { view, ...values } = filters.values;
  const totals = useFollowUpTotals(values).data;
  const owners = useOwners().data ?? [];
  const industries = useIndustryChoices(values.industry);
  const onBoard = view === 'board';
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={t('desk.nav.follow_ups')}
        sub={totals && t('desk.follow_up.totals', { ...totals, amount: shortMoney(totals.amount, locale()) })}
      >
        <Segmented
          aria-label={t('desk.follow_up.view')}
          value={onBoard ? 'board' : 'list'}
          onChange={(value) => filters.set('view', value === 'board' ? 'board' : undefined)}
          options={[
            { value: 'list', label: t('desk.follow_up.as_list') },
            { value: 'board', label: t('desk.follow_up.as_board') },
          ]}
        />
        <Link to="/desk/referrals">
          <Button>{t('desk.nav.referrals')}</Button>
        </Link>
        <ExportButtons of="/api/follow-ups" query={values} />
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('desk.intent.add')}
        </Button>
      </PageHead>
      {adding && <IntentDialog eventId={values.event} close={() => setAdding(false)} />}
      <DeskFilters
        filters={{ ...filters, used: Object.values(values).some(Boolean) }}
        search={{ label: t('desk.follow_up.search') }}
        choices={[
          ...(onBoard
            ? []
            : [
                {
                  name: 'status',
                  label: t('desk.state'),
                  options: followUpStatuses.map((value) => ({ value, label: t(`status.follow_up.${value}`) })),
                },
              ]),
          {
            name: 'kind',
            label: t('desk.follow_up.kind'),
            options: intentKinds.map((value) => ({ value, label: t(`kind.intent.${value}`) })),
          },
          { name: 'industry', label: t('event.industry'), options: industries },
          {
            name: 'owner',
            label: t('desk.follow_up.owner'),
            options: [
              { value: 'me', label: t('desk.follow_up.mine') },
              { value: 'none', label: t('desk.follow_up.unassigned') },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
            ],
          },
        ]}
        chips={{
          event: t('desk.follow_up.of_event'),
          organisation: t('desk.follow_up.of_organisation'),
        }}
      >
        <Segmented
          aria-label={t('desk.follow_up.due')}
          value={values.due ?? ''}
          onChange={(value) => filters.set('due', value)}
          options={[
            { value: '', label: t('filter.all') },
            { value: 'today', label: t('desk.follow_up.due_today') },
            { value: 'overdue', label: t('desk.follow_up.overdue') },
            { value: 'asleep', label: t('desk.follow_up.asleep') },
          ]}
        />
      </DeskFilters>
      {onBoard ? <FollowUpsBoard filters={values} /> : <CaseTable filters={values} used={filters.used} />}
    </>
  );
}

function CaseTable({ filters, used }: { filters: Record<string, string | undefined>; used: boolean }) {
  const { t } = useTranslation();
  const partiesOf = usePartiesOf();
  const list = useFollowUps({ ...filters, limit: 100 });
  const [aside, setAside] = useState<FollowUpView>();
  return (
    <>
      <DeskTable
        list={list}
        filtered={used}
        empty={{ text: t('desk.follow_up.none'), more: <p className="hint">{t('desk.follow_up.none_why')}</p> }}
        width={1080}
        onOpen={setAside}
        columns={[
          {
            title: t('desk.follow_up.parties'),
            render: (_, one) => (
              <>
                <Link to={`/desk/follow-ups/${one.id}`}>{partiesOf(one)}</Link>
                <span className="desk-sub">
                  {[t(`kind.intent.${one.intentKind}`), one.eventTitle].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          {
            title: t('desk.state'),
            width: 120,
            render: (_, one) => (
              <StatusMark tone={followUpTones[one.status]}>{t(`status.follow_up.${one.status}`)}</StatusMark>
            ),
          },
          {
            title: t('desk.follow_up.owner'),
            width: 110,
            render: (_, one) => one.ownerName ?? <span className="hint">{t('desk.follow_up.unassigned')}</span>,
          },
          {
            title: t('desk.follow_up.due'),
            width: 150,
            render: (_, one) => <DueMark dueOn={one.dueOn} overdue={one.overdue} />,
          },
          {
            title: t('desk.follow_up.in_play'),
            width: 110,
            align: 'right',
            render: (_, one) => <Money amount={one.amount} />,
          },
          {
            title: t('desk.follow_up.idle'),
            width: 110,
            render: (_, one) => t('desk.follow_up.days', { count: one.daysSinceLastStep }),
          },
          {
            width: 100,
            render: (_, one) => (
              <Button size="small" onClick={() => setAside(one)}>
                {t('desk.follow_up.step')}
              </Button>
            ),
          },
        ]}
      />
      <Drawer
        open={aside !== undefined}
        onClose={() => setAside(undefined)}
        title={aside && partiesOf(aside)}
        destroyOnHidden
      >
        {aside && (
          <>
            <p>
              <Link to={`/desk/follow-ups/${aside.id}`}>{t('desk.follow_up.open_case')}</Link>
            </p>
            <AdvanceForm of={aside} onDone={() => setAside(undefined)} />
          </>
        )}
      </Drawer>
    </>
  );
}
