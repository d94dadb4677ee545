import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { pathWith, type Query } from '../../api/client';

/** Takes away what a list shows, all of it: `of` is its path, `query` its filters. */
export function ExportButtons({ of, query = {}, size }: { of: string; query?: Query; size?: 'small' }) {
  const { t } = useTranslation();
  return (
    <Space.Compact className="no-print">
      <Button size={size} href={pathWith(`${of}.xlsx`, query)} download>
        {t('desk.export_xlsx')}
      </Button>
      <Button size={size} href={pathWith(`${of}.csv`, query)} download>
        CSV
      </Button>
    </Space.Compact>
  );
}
