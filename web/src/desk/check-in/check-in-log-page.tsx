import { Select, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useCheckInLog, type CheckInLine } from '../../api/doors';
import '../../door/words';
import { formatTimes, formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { MoreButton } from '../more-button';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';

const results = [
  'ok',
  'already_checked_in',
  'not_confirmed',
  'cancelled',
  'wrong_event',
  'wrong_session',
  'unknown_code',
  'outside_hours',
] as const;
const channels = ['gate', 'self', 'stream'] as const;

/** Every scan, the refused and the undone too. */
export function CheckInLogPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const query = { result: params.get('result'), channel: params.get('channel') };
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null));
  const log = useCheckInLog(id, given);
  const choose = (name: string, value: string | undefined) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      return before;
    });
  const columns: TableColumnsType<CheckInLine> = [
    { title: t('desk.gate.log_at'), render: (_, line) => <Times line={line} /> },
    {
      title: t('desk.gate.log_who'),
      render: (_, { registration }) => (
        <>
          {registration?.name}
          <span className="desk-sub">{registration?.organisation}</span>
        </>
      ),
    },
    { title: t('desk.gate.log_result'), render: (_, line) => <Result line={line} /> },
    {
      title: t('desk.gate.log_where'),
      render: (_, line) =>
        [t(`desk.gate.channel.${line.channel}`), line.door, line.session, line.device].filter(Boolean).join(' · '),
    },
  ];
  return (
    <>
      <PageHead title={t('desk.gate.log')} back={{ to: `/desk/events/${id}/check-in`, label: t('desk.nav.check_in') }}>
        <ExportButtons of={`/api/events/${id}/check-ins`} query={given} />
      </PageHead>
      <div className="desk-filters">
        <Select
          aria-label={t('desk.gate.log_result')}
          value={query.result ?? ''}
          onChange={(value) => choose('result', value)}
          options={[
            { value: '', label: t('desk.gate.all_results') },
            ...results.map((value) => ({ value, label: t(`check_in.${value}`) })),
          ]}
          style={{ minWidth: 160 }}
        />
        <Select
          aria-label={t('desk.gate.log_where')}
          value={query.channel ?? ''}
          onChange={(value) => choose('channel', value)}
          options={[
            { value: '', label: t('desk.gate.all_channels') },
            ...channels.map((value) => ({ value, label: t(`desk.gate.channel.${value}`) })),
          ]}
          style={{ minWidth: 120 }}
        />
      </div>
      {log.isError && <LoadFailed error={log.error} retry={() => void log.refetch()} />}
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        loading={log.isPending}
        columns={columns}
        dataSource={log.data?.pages.flatMap((page) => page.items)}
        locale={{ emptyText: t('desk.gate.log_empty') }}
        scroll={{ x: 'max-content' }}
      />
      <MoreButton list={log} />
    </>
  );
}

const lateMs = 60_000;

function Times({ line: { occurredAt, receivedAt } }: { line: CheckInLine }) {
  const { t } = useTranslation();
  const late = new Date(receivedAt).getTime() - new Date(occurredAt).getTime() > lateMs;
  return (
    <>
      {formatWhen({ startsAt: occurredAt, endsAt: occurredAt }, locale())}
      {late && (
        <span className="desk-sub">
          {t('desk.gate.log_late', { time: formatTimes(receivedAt, undefined, locale()) })}
        </span>
      )}
    </>
  );
}

function Result({ line: { result, undoneAt } }: { line: CheckInLine }) {
  const { t } = useTranslation();
  if (!result) return <StatusMark tone="quiet">{t('desk.gate.log_undo')}</StatusMark>;
  const tone = undoneAt ? 'quiet' : result === 'ok' ? 'good' : 'bad';
  return (
    <StatusMark tone={tone}>
      {t(`check_in.${result}`)}
      {undoneAt && ` · ${t('door.undone')}`}
    </StatusMark>
  );
}
