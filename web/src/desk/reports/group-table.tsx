import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { figureNames, type Group } from '../../api/reports';
import { formatCount } from '../../format/count';
import { exactMoney, shortMoney } from '../../format/money';
import { locale } from '../../i18n';
import type { Opened } from './records-drawer';

/** The numbers behind the chart; each opens its records. */
export function GroupTable({ groups, open }: { groups: Group[]; open: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const used = figureNames.filter((name) => groups.some((group) => Number(group[name].value) !== 0));
  return (
    <Table<Group>
      rowKey="key"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={groups}
      columns={[
        { title: '', dataIndex: 'label', fixed: 'left' },
        ...used.map((name) => ({
          title: t(`figure.${name}`),
          align: 'right' as const,
          render: (_: unknown, group: Group) => {
            const { value, href } = group[name];
            const money = typeof value === 'string';
            return (
              <Button
                type="link"
                size="small"
                className="desk-link"
                title={money ? exactMoney(value) : undefined}
                onClick={() => open({ figure: name, href })}
              >
                {money ? shortMoney(value, locale()) : formatCount(value)}
              </Button>
            );
          },
        })),
      ]}
    />
  );
}
