import { Empty, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Park, useParks } from '../../api/parks';
import { formatCount } from '../../format/count';
import { nameOf } from '../../public/names';
import { LoadFailed } from '../../ui/loading';
import { PageHead } from '../page-head';

export const squareMetres = (area: string | null): string => (area === null ? '–' : formatCount(Number(area)));

/** 载体: what room each park has, and who waits for it. */
export function ParksList() {
  const { t } = useTranslation();
  const parks = useParks();
  if (parks.isError) return <LoadFailed error={parks.error} retry={() => void parks.refetch()} />;
  const rows = parks.data ?? [];
  return (
    <>
      <PageHead title={t('desk.nav.parks')} sub={t('desk.park.about')} />
      <Table<Park>
        rowKey="id"
        size="middle"
        loading={parks.isPending}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{ emptyText: <Empty description={t('desk.park.none')} /> }}
        columns={[
          { title: t('desk.park.name'), render: (_, park) => <Link to={park.id}>{nameOf(park)}</Link> },
          {
            title: t('desk.park.area'),
            width: 150,
            align: 'right',
            render: (_, one) => squareMetres(one.areaSquareMetres),
          },
          { title: t('desk.park.reserved'), width: 130, align: 'right', render: (_, one) => formatCount(one.reserved) },
          {
            title: t('desk.park.reserved_area'),
            width: 170,
            align: 'right',
            render: (_, one) => squareMetres(one.reservedSquareMetres),
          },
          { title: t('desk.park.settled'), width: 110, align: 'right', render: (_, one) => formatCount(one.settled) },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{t('desk.park.total')}</Table.Summary.Cell>
            {(['areaSquareMetres', 'reserved', 'reservedSquareMetres', 'settled'] as const).map((name, at) => (
              <Table.Summary.Cell key={name} index={at + 1} align="right">
                {formatCount(rows.reduce((sum, one) => sum + Number(one[name] ?? 0), 0))}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
    </>
  );
}
