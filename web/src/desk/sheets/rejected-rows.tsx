import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../api/send-sheet';
import { Notice } from '../../ui/notice';

/** Every bad row of a table, and what is wrong with it. `shift`: lines above the first that a person did not write. */
export function RejectedRows({ rows, shift = 0 }: { rows: RejectedRow[]; shift?: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="bad" title={t('import.rejected', { count: rows.length })}>
        {t('import.rejected_next')}
      </Notice>
      <Table
        size="small"
        rowKey="row"
        dataSource={rows}
        pagination={false}
        scroll={{ y: 320 }}
        columns={[
          { title: t('import.row'), width: 80, render: (_, { row }) => row - shift },
          {
            title: t('import.problem'),
            render: (_, { errors }) => errors.map(({ column, detail }) => `${column}: ${detail}`).join('; '),
          },
        ]}
      />
    </>
  );
}
