import { useTranslation } from 'react-i18next';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';

/** The day by which something is due; over, it says so in colour, word and shape. */
export function DueMark({ dueOn, overdue }: { dueOn?: string; overdue: boolean }) {
  const { t } = useTranslation();
  if (!dueOn) return '–';
  const date = formatDate(dueOn, locale());
  return overdue ? <StatusMark tone="bad">{t('desk.follow_up.overdue_since', { date })}</StatusMark> : date;
}
