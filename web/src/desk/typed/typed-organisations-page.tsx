import { App, Button, Segmented, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwners } from '../../api/follow-ups';
import { useMe } from '../../api/session';
import { type Typed, useMergeTyped, useTypedOrganisations } from '../../api/typed-organisations';
import { formatCount } from '../../format/count';
import { localDay } from '../../format/when';
import { LoadFailed } from '../../ui/loading';
import { DeskFilters } from '../desk-list';
import { useSaidOf } from '../form-problem';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { useUrlFilters } from '../use-url-filters';
import { MergeDialog } from './merge-dialog';

const states = ['open', 'merged'] as const;

/** 单位名称合并: what people typed as their organisation, what it may be, and what it was merged into. */
export function TypedOrganisationsPage() {
  const { t } = useTranslation();
  const filters = useUrlFilters(['q', 'state']);
  const { values, set } = filters;
  const state = states.find((one) => one === values.state) ?? 'open';
  const names = useTypedOrganisations({ q: values.q, state, limit: 50 });
  const [chosen, setChosen] = useState<Typed | null>(null);
  const open = names.data?.pages[0]?.open ?? 0;
  return (
    <>
      <PageHead
        title={t('typed.title')}
        sub={t('typed.what', { count: open })}
        back={{ to: '/desk/reports', label: t('desk.nav.reports') }}
      />
      <DeskFilters filters={filters} search={{ label: t('filter.words') }}>
        <Segmented
          aria-label={t('desk.state')}
          value={state}
          onChange={(value) => set('state', value)}
          options={states.map((value) => ({ value, label: t(`typed.state_${value}`) }))}
        />
      </DeskFilters>
      {names.isError ? (
        <LoadFailed error={names.error} retry={() => void names.refetch()} />
      ) : (
        <Table<Typed>
          rowKey="id"
          size="middle"
          loading={names.isPending}
          pagination={false}
          scroll={{ x: 760 }}
          dataSource={names.data?.pages.flatMap((page) => page.items) ?? []}
          locale={{ emptyText: t(state === 'open' ? 'typed.none_open' : 'typed.none_merged') }}
          columns={[
            { title: t('typed.name'), dataIndex: 'name' },
            {
              title: t('typed.attendances'),
              width: 150,
              align: 'right',
              render: (_, { attendances, events }) => (
                <>
                  {formatCount(attendances)}
                  <span className="desk-sub">{t('typed.events', { count: events })}</span>
                </>
              ),
            },
            state === 'open'
              ? {
                  title: t('typed.may_be'),
                  render: (_: unknown, one: Typed) => <Suggestions one={one} choose={() => setChosen(one)} />,
                }
              : { title: t('typed.is'), render: (_: unknown, one: Typed) => <Merged one={one} /> },
          ]}
        />
      )}
      <MoreButton list={names} />
      {chosen && <MergeDialog typed={chosen} close={() => setChosen(null)} />}
    </>
  );
}

/** One tap merges into what is suggested; whatever else it is can be looked for. */
function Suggestions({ one, choose }: { one: Typed; choose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const merge = useMergeTyped();
  const take = (name: string, into: { intoId?: string; organisationId?: string }) =>
    merge.mutate(
      { id: one.id, into },
      {
        onSuccess: () => void message.success(t('typed.merged', { name: one.name, into: name })),
        onError: (error) => void message.error(said(error)),
      },
    );
  return (
    <Space wrap size={4}>
      {one.likeOrganisations.map(({ id, name }) => (
        <Button
          key={id}
          size="small"
          disabled={merge.isPending}
          aria-label={t('typed.merge_into', { name })}
          onClick={() => take(name, { organisationId: id })}
        >
          {t('typed.recorded', { name })}
        </Button>
      ))}
      {one.likeNames.map(({ id, name }) => (
        <Button
          key={id}
          size="small"
          type="dashed"
          disabled={merge.isPending}
          aria-label={t('typed.merge_into', { name })}
          onClick={() => take(name, { intoId: id })}
        >
          {name}
        </Button>
      ))}
      <Button type="link" size="small" onClick={choose}>
        {t('typed.other')}
      </Button>
    </Space>
  );
}

/** What it is now, since when, and the way back. */
function Merged({ one }: { one: Typed }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const merge = useMergeTyped();
  const [last] = one.log;
  const me = useMe().data;
  const staff = useOwners(me?.roles.some((role) => role === 'staff' || role === 'admin') ?? false);
  const known = me ? [me, ...(staff.data ?? [])] : [];
  const who = known.find(({ id }) => id === last?.userId)?.name ?? t('typed.by_colleague');
  const undo = () =>
    merge.mutate(
      { id: one.id },
      {
        onSuccess: () => void message.success(t('typed.undone', { name: one.name })),
        onError: (error) => void message.error(said(error)),
      },
    );
  return (
    <Space wrap>
      <span>
        {one.organisation ? t('typed.recorded', { name: one.organisation.name }) : one.into?.name}
        {last && <span className="desk-sub">{t('typed.since', { day: localDay(last.at), who })}</span>}
      </span>
      <Button size="small" loading={merge.isPending} onClick={undo}>
        {t('typed.undo')}
      </Button>
    </Space>
  );
}
