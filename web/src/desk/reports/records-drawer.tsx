import { Drawer, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { type CountedName, useReportRecords } from '../../api/reports';
import { formatCount } from '../../format/count';
import { exactMoney } from '../../format/money';
import { LoadFailed } from '../../ui/loading';
import { MoreButton } from '../more-button';
import { ExportButtons } from '../sheets/export-buttons';

/** A figure and the path of the list it is the sum of. */
export interface Opened {
  figure: CountedName;
  href: string;
}

type RecordView = Schemas['RecordView'];

export function RecordsDrawer({ opened, close }: { opened: Opened | null; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={opened !== null}
      onClose={close}
      size={640}
      title={opened && t(`figure.${opened.figure}`)}
      destroyOnHidden
    >
      {opened && <Records {...opened} />}
    </Drawer>
  );
}

function Records({ figure, href }: Opened) {
  const { t } = useTranslation();
  const query = Object.fromEntries(new URLSearchParams(href.split('?')[1] ?? ''));
  const records = useReportRecords(figure, query);
  if (records.isError) return <LoadFailed error={records.error} retry={() => void records.refetch()} />;
  return (
    <>
      <ExportButtons of="/api/reports/records" query={{ ...query, figure }} />
      <Table<RecordView>
        rowKey="id"
        size="small"
        loading={records.isPending}
        pagination={false}
        dataSource={records.data?.pages.flatMap((page) => page.items) ?? []}
        columns={[
          { title: t('desk.report.record'), render: (_, record) => <Named figure={figure} record={record} /> },
          { title: t('desk.report.on'), dataIndex: 'on', width: 120 },
          {
            title: t('desk.report.value'),
            width: 150,
            align: 'right',
            render: (_, { value }) => (typeof value === 'string' ? exactMoney(value) : formatCount(value)),
          },
        ]}
      />
      <MoreButton list={records} />
    </>
  );
}

/** To the page behind a record, where there is one. */
function Named({ figure, record }: { figure: CountedName; record: RecordView }) {
  const { t } = useTranslation();
  // An enterprise of which people typed the name: it stands where names are merged.
  if (figure === 'enterprises' && !record.label) return <Link to="/desk/typed-organisations">{t('typed.one')}</Link>;
  const label = record.label ?? record.id;
  if (figure === 'enterprises' || figure === 'universities')
    return <Link to={`/organisations/${record.id}`}>{label}</Link>;
  if (
    figure === 'agreements' ||
    figure === 'agreementsOfEvents' ||
    figure === 'amount' ||
    figure === 'technologyTransactionAmount'
  ) {
    return <Link to={`/desk/agreements/${record.id}`}>{label}</Link>;
  }
  const eventId = record.eventId ?? (figure === 'events' ? record.id : undefined);
  return eventId ? <Link to={`/desk/events/${eventId}`}>{label}</Link> : label;
}
