import { App, Button, Dropdown, Empty, Input, Segmented, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { pathWith } from '../../api/client';
import { useEvent } from '../../api/events';
import { useOccupancy, usePlaceAction, useRegistrations, type RegistrationItem } from '../../api/registrations';
import { registrationStatuses } from '../../api/types';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { registrationTones } from '../status-tones';
import { useAskReason } from '../use-ask-reason';
import { useUrlFilters } from '../use-url-filters';

/** Everybody who signed up, in order; those in line in the order of the line. */
export function AttendeesPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const occupancy = useOccupancy(id);
  const { values, set, used } = useUrlFilters(['status', 'q']);
  const list = useRegistrations(id, { ...values, limit: 100 });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const count = (status: string) => (occupancy.data as Record<string, unknown> | undefined)?.[status];
  return (
    <>
      <PageHead
        title={t('desk.attendees.title')}
        back={{ to: `/desk/events/${id}`, label: event.data?.title ?? t('desk.nav.events') }}
      >
        <Button href={pathWith(`/api/events/${id}/registrations.csv`, values)} download>
          {t('desk.attendees.export')}
        </Button>
      </PageHead>
      <div className="desk-filters" role="search">
        <Input.Search
          allowClear
          placeholder={t('desk.attendees.search')}
          aria-label={t('desk.attendees.search')}
          defaultValue={values.q}
          onSearch={(text) => set('q', text)}
          style={{ width: 260 }}
        />
        <Segmented
          aria-label={t('desk.state')}
          value={values.status ?? ''}
          onChange={(value) => set('status', value)}
          options={[
            { value: '', label: t('filter.all') },
            ...registrationStatuses.map((value) => {
              const number = count(value);
              return {
                value,
                label:
                  typeof number === 'number'
                    ? `${t(`status.registration.${value}`)} ${number}`
                    : t(`status.registration.${value}`),
              };
            }),
          ]}
        />
      </div>
      {list.isError ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<RegistrationItem>
          rowKey="id"
          size="small"
          virtual={rows.length > 200}
          loading={list.isPending}
          dataSource={rows}
          pagination={false}
          scroll={rows.length > 200 ? { x: 900, y: 640 } : { x: 900 }}
          locale={{ emptyText: <Empty description={used ? t('desk.none_match') : t('desk.attendees.none')} /> }}
          columns={[
            {
              title: t('field.name'),
              width: 200,
              render: (_, one) => (
                <>
                  {one.name}
                  <span className="desk-sub">{one.email}</span>
                </>
              ),
            },
            { title: t('field.organisation'), dataIndex: 'organisation', width: 260 },
            {
              title: t('desk.state'),
              width: 150,
              render: (_, one) => (
                <>
                  <StatusMark tone={registrationTones[one.status]}>{t(`status.registration.${one.status}`)}</StatusMark>
                  {one.position && <span className="desk-sub">{t('signed_up.position', { count: one.position })}</span>}
                </>
              ),
            },
            {
              title: t('desk.attendees.since'),
              width: 160,
              render: (_, one) => formatInstant(one.createdAt, locale()),
            },
            { title: t('desk.actions'), width: 190, render: (_, one) => <RowActions one={one} /> },
          ]}
        />
      )}
      <MoreButton list={list} />
    </>
  );
}

function RowActions({ one }: { one: RegistrationItem }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const act = usePlaceAction(one.id);
  const ask = useAskReason();
  const run = (name: 'approve' | 'reject' | 'cancel', reason?: string) =>
    act.mutateAsync({ name, reason }).then(
      () => void message.success(t(`desk.attendees.done.${name}`, { name: one.name })),
      (error: unknown) => void message.error(said(error)),
    );
  if (one.status === 'cancelled' || one.status === 'rejected') return null;
  const cancel = () =>
    ask(
      {
        title: t('desk.attendees.cancel_sure', { name: one.name }),
        what: t('desk.attendees.cancel_what'),
        yes: t('desk.attendees.cancel'),
        optional: true,
      },
      (reason) => run('cancel', reason),
    );
  if (one.status !== 'pending') {
    return (
      <Button type="link" size="small" danger loading={act.isPending} onClick={cancel}>
        {t('desk.attendees.cancel')}
      </Button>
    );
  }
  return (
    <>
      <Button type="link" size="small" loading={act.isPending} onClick={() => void run('approve')}>
        {t('desk.attendees.approve')}
      </Button>
      <Button
        type="link"
        size="small"
        danger
        onClick={() =>
          ask(
            {
              title: t('desk.attendees.reject_sure', { name: one.name }),
              what: t('desk.attendees.reject_what'),
              yes: t('desk.attendees.reject'),
            },
            (reason) => run('reject', reason),
          )
        }
      >
        {t('desk.attendees.reject')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{ items: [{ key: 'cancel', danger: true, label: t('desk.attendees.cancel'), onClick: cancel }] }}
      >
        <Button type="text" size="small" aria-label={t('desk.more')}>
          …
        </Button>
      </Dropdown>
    </>
  );
}
