import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CheckInAnswer } from '../../api/registrations';

/** Green, red or amber, with the word; name and organisation large enough to read from two steps away. */
export function ScanResult({
  answer,
  busy,
  failed,
  again,
}: {
  answer: CheckInAnswer | null;
  busy: boolean;
  failed?: string;
  again: () => void;
}) {
  const { t } = useTranslation();
  if (failed) {
    return (
      <div className="gate-result gate-no" role="alert" data-testid="scan-result">
        <strong>✕ {t('desk.gate.not_sent')}</strong>
        <p>{failed}</p>
        <Button ghost onClick={again}>
          {t('ui.try_again')}
        </Button>
      </div>
    );
  }
  const tone = !answer
    ? ''
    : answer.result === 'ok'
      ? 'gate-ok'
      : answer.result === 'already_checked_in'
        ? 'gate-twice'
        : 'gate-no';
  return (
    <div
      className={`gate-result ${tone}`}
      role="status"
      aria-live="assertive"
      aria-busy={busy}
      data-testid="scan-result"
    >
      {!answer && <p>{t('desk.gate.ready')}</p>}
      {answer && (
        <>
          <strong>
            {answer.result === 'ok' ? '✓' : answer.result === 'already_checked_in' ? '!' : '✕'}{' '}
            {t(`check_in.${answer.result}`)}
          </strong>
          {answer.registration && (
            <>
              <b>{answer.registration.name}</b>
              <span>{answer.registration.organisation}</span>
            </>
          )}
        </>
      )}
    </div>
  );
}
