import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';

/** How much of a table has been sent, from 0 to 1; then it is being read. Nothing where none is on its way. */
export function SheetProgress({ sent }: { sent: number | null }) {
  const { t } = useTranslation();
  if (sent === null) return null;
  return (
    <Progress
      percent={Math.round(sent * 100)}
      status="active"
      format={(percent) => t(percent === 100 ? 'import.reading' : 'import.sending')}
    />
  );
}
