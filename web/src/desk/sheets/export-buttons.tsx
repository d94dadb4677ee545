import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { pathWith, type Query } from '../../api/client';

/** Takes away what a list shows, all of it: `of` is its path, `query` its filters. */
export function ExportButtons({ of, query = {} }: { of: string; query?: Query }) {
  const { t } = useTranslation();
  return (
    <Space.Compact className="no-print">
      <Button href={pathWith(`${of}.xlsx`, query)} download>
        {t('desk.export_xlsx')}
      </Button>
      <Button href={pathWith(`${of}.csv`, query)} download>
        CSV
      </Button>
    </Space.Compact>
  );
}
