import { useTranslation } from 'react-i18next';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import type { Shown } from './door-types';

const shapes = { ok: '✓', already_checked_in: '!' } as const;

/** Green or red, with shape and word; name and organisation large enough to read from two steps away. */
export function ScanResult({ shown, busy }: { shown: Shown | null; busy: boolean }) {
  const { t } = useTranslation();
  if (!shown) {
    return (
      <div className="door-result" role="status" aria-busy={busy} data-testid="scan-result">
        <p>{t('door.ready')}</p>
      </div>
    );
  }
  const { result, name, organisation, firstAt, problem, offline } = shown;
  return (
    <div
      key={shown.nonce}
      className={`door-result ${result === 'ok' ? 'door-ok' : 'door-no'}`}
      role="status"
      aria-live="assertive"
      aria-busy={busy}
      data-testid="scan-result"
    >
      <strong>
        {shapes[result as keyof typeof shapes] ?? '✕'} {t(`check_in.${result}`)}
      </strong>
      {name && <b>{name}</b>}
      {name && organisation && <span>{organisation}</span>}
      {problem && <p>{problem}</p>}
      {firstAt && <p>{t('door.first_at', { time: formatTimes(firstAt, undefined, locale()) })}</p>}
      {offline && <p>{t('door.by_device')}</p>}
    </div>
  );
}
