import { Button, Empty, Table } from 'antd';
import type { UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { useManyRegistrations } from '../../api/places';
import type { RegistrationItem } from '../../api/registrations';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { registrationTones } from '../status-tones';
import { AttendeeActions } from './attendee-actions';

const height = 620;
/** Pixels above the end from which on the next rows are fetched. */
const ahead = 1200;

interface AttendeesTableProps {
  list: ReturnType<typeof useManyRegistrations>;
  rows: RegistrationItem[];
  filtered: boolean;
  selected: string[];
  select: (ids: string[]) => void;
  onOpen: (id: string) => void;
}

/** Only the rows in sight are drawn, and the next are fetched on the way down: 100,000 people cost what 100 do. */
export function AttendeesTable({ list, rows, filtered, selected, select, onOpen }: AttendeesTableProps) {
  const { t } = useTranslation();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onScroll = ({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLDivElement>): void => {
    if (hasNextPage && !isFetchingNextPage && scrollHeight - scrollTop - clientHeight < ahead) void fetchNextPage();
  };
  return (
    <Table<RegistrationItem>
      rowKey="id"
      size="small"
      // A short list is a plain table, which every reader can read out.
      virtual={hasNextPage || rows.length > 150}
      loading={list.isPending}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1010, y: height }}
      onScroll={onScroll}
      rowSelection={{
        columnWidth: 40,
        selectedRowKeys: selected,
        onChange: (keys) => select(keys.map(String)),
        getCheckboxProps: (one) => ({ disabled: one.status !== 'pending', 'aria-label': one.name }),
      }}
      locale={{ emptyText: <Empty description={filtered ? t('desk.none_match') : t('desk.attendees.none')} /> }}
      columns={[
        {
          title: t('field.name'),
          width: 210,
          render: (_, one) => (
            <>
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                aria-label={t('desk.attendees.open', { name: one.name })}
                onClick={() => onOpen(one.id)}
              >
                {one.name}
              </Button>
              <span className="desk-sub">{one.email}</span>
            </>
          ),
        },
        {
          title: t('field.organisation'),
          width: 240,
          render: (_, one) => (
            <>
              {one.organisation}
              {one.group && (
                <span className="desk-sub">
                  {t(one.group.allOrNone ? 'desk.attendees.group_together' : 'desk.attendees.group', one.group)}
                </span>
              )}
            </>
          ),
        },
        { title: t('desk.state'), width: 200, render: (_, one) => <State one={one} /> },
        { title: t('desk.attendees.since'), width: 150, render: (_, one) => formatInstant(one.createdAt, locale()) },
        { title: t('desk.actions'), width: 170, render: (_, one) => <AttendeeActions one={one} /> },
      ]}
    />
  );
}

/** The state, the place in line and why nobody moved up yet. */
function State({ one }: { one: RegistrationItem }) {
  const { t } = useTranslation();
  const notes = [
    one.position !== undefined && t('signed_up.position', { count: one.position }),
    one.waiting && t(`desk.attendees.why.${one.waiting.reason}`, { ...one.waiting }),
    one.offerExpiresAt && t('desk.attendees.offered_until', { until: formatInstant(one.offerExpiresAt, locale()) }),
  ].filter(Boolean);
  return (
    <>
      <StatusMark tone={registrationTones[one.status]}>{t(`status.registration.${one.status}`)}</StatusMark>
      {notes.length > 0 && <span className="desk-sub">{notes.join(' · ')}</span>}
    </>
  );
}
