import { useTranslation } from 'react-i18next';
import { useStatistics } from '../../api/statistics';
import { DayChart } from './day-chart';

/** On the event's page, under its seats. */
export function SignUpsOverTime({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const statistics = useStatistics(eventId);
  if (!statistics.data || statistics.data.signUpsByDay.length === 0) return null;
  return (
    <section aria-label={t('desk.statistics.by_day')}>
      <h2>{t('desk.statistics.by_day')}</h2>
      <DayChart days={statistics.data.signUpsByDay} />
    </section>
  );
}
