import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import { Notice } from '../ui/notice';

/** After a 429: when to try again, as a time of day and not as a number of seconds. */
export function TooMany({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof Problem) || error.status !== 429 || !error.retryAt) return null;
  // Said by the minute, so the one after it.
  const at = new Date(error.retryAt.getTime() + 60_000).toISOString();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Notice tone="wait" title={t('sign_up.wait_until', { time: formatTimes(at, undefined, locale(), zone) })}>
      {t('sign_up.wait_why')}
    </Notice>
  );
}
