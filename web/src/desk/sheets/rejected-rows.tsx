import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../api/send-sheet';
import { Notice } from '../../ui/notice';

/** Every bad row of a table, and what is wrong with it. `shift`: lines above the first that a person did not write. */
export function RejectedRows({ rows, shift = 0 }: { rows: RejectedRow[]; shift?: number }) {
  const { t } = useTranslation();
  const cells = rows.flatMap(({ row, errors }) =>
    errors.map(({ column, detail }, at) => ({ key: `${row} ${at}`, row: row - shift, column, detail })),
  );
  return (
    <>
      <Notice tone="bad" title={t('import.rejected', { count: rows.length })}>
        {t('import.rejected_next')}
      </Notice>
      <Table
        size="small"
        // Thousands of bad rows are all there to scroll through.
        virtual={cells.length > 100}
        dataSource={cells}
        pagination={false}
        scroll={{ x: 600, y: 400 }}
        columns={[
          { title: t('import.row'), dataIndex: 'row', width: 80 },
          { title: t('import.column'), dataIndex: 'column', width: 160 },
          { title: t('import.problem'), dataIndex: 'detail', width: 360 },
        ]}
      />
    </>
  );
}
