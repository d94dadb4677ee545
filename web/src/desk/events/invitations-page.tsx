import { App, Button, Empty, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { useInvitations, useRemindAll, type Invitation } from '../../api/inviting';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { titleOf } from '../../public/names';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';
import { invitationTones } from '../status-tones';
import { useUrlFilters } from '../use-url-filters';
import { InvitationActions } from './invitation-actions';
import { InviteDialog } from './invite-dialog';

const statuses = ['sent', 'accepted', 'declined', 'expired', 'revoked'] as const;

/** Who is invited to an event, and what became of it. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const { values, set, used } = useUrlFilters(['status', 'q']);
  const list = useInvitations(id, { ...values, limit: 100 });
  const remind = useRemindAll(id);
  const [inviting, setInviting] = useState(false);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const open = event.data?.status === 'published' || event.data?.status === 'postponed';
  return (
    <>
      <PageHead
        title={t('desk.invitations.title')}
        back={{ to: `/desk/events/${id}`, label: event.data ? titleOf(event.data) : t('desk.nav.events') }}
      >
        <ExportButtons of={`/api/events/${id}/invitations`} query={values} />
        <Button
          disabled={!open || !counts?.sent}
          loading={remind.isPending}
          onClick={() =>
            remind.mutate(undefined, {
              onSuccess: ({ reminded, spared }) =>
                void message.success(t('desk.invitations.reminded', { count: reminded, spared })),
              onError: (error) => void message.error(said(error)),
            })
          }
        >
          {t('desk.invitations.remind_all')}
        </Button>
        <Button type="primary" disabled={!open} onClick={() => setInviting(true)}>
          {t('desk.invitations.invite')}
        </Button>
      </PageHead>
      <div className="desk-filters" role="search">
        <Input.Search
          allowClear
          placeholder={t('desk.invitations.search')}
          aria-label={t('desk.invitations.search')}
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
            ...statuses.map((value) => ({
              value,
              label: `${t(`status.invitation.${value}`)} ${counts?.[value] ?? ''}`.trim(),
            })),
          ]}
        />
      </div>
      {list.isError ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<Invitation>
          rowKey="id"
          size="small"
          loading={list.isPending}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 960 }}
          locale={{ emptyText: <Empty description={used ? t('desk.none_match') : t('desk.invitations.none')} /> }}
          columns={[
            {
              title: t('field.name'),
              width: 240,
              render: (_, one) => (
                <>
                  {one.name ?? one.organisation ?? one.email}
                  <span className="desk-sub">{one.email}</span>
                </>
              ),
            },
            { title: t('field.organisation'), dataIndex: 'organisation', width: 200 },
            {
              title: t('desk.state'),
              width: 160,
              render: (_, one) => (
                <>
                  <StatusMark tone={invitationTones[one.status]}>{t(`status.invitation.${one.status}`)}</StatusMark>
                  {one.reason && <span className="desk-sub">{one.reason}</span>}
                </>
              ),
            },
            {
              title: t('desk.invitations.seats'),
              width: 110,
              render: (_, one) =>
                t('desk.invitations.seats_used', { used: one.seats - one.seatsLeft, seats: one.seats }),
            },
            {
              title: t('desk.invitations.until'),
              width: 150,
              render: (_, one) => (one.expiresAt ? formatInstant(one.expiresAt, locale(), event.data?.timeZone) : '–'),
            },
            {
              title: t('desk.invitations.rights'),
              width: 130,
              render: (_, one) =>
                [one.skipApproval && t('desk.invitations.skip'), one.exceedCapacity && t('desk.invitations.exceed')]
                  .filter(Boolean)
                  .join(t('ui.comma')) || '–',
            },
            { title: t('desk.actions'), width: 220, render: (_, one) => <InvitationActions one={one} /> },
          ]}
        />
      )}
      <MoreButton list={list} />
      {inviting && <InviteDialog eventId={id} onClose={() => setInviting(false)} />}
    </>
  );
}
