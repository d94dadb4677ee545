import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { StatusMark } from '../ui/status-mark';
import type { Shown } from './door-types';

export function LastScans({ scans, onUndo }: { scans: Shown[]; onUndo: (scan: Shown) => Promise<void> }) {
  const { t } = useTranslation();
  if (scans.length === 0) return null;
  return (
    <section aria-label={t('door.last')}>
      <h2>{t('door.last')}</h2>
      {scans.map((scan) => (
        <div key={scan.nonce} className="door-person">
          <span>
            {formatTimes(scan.at, undefined, locale())} {scan.name ?? t('door.unknown')}
            <small>{scan.organisation}</small>
          </span>
          <span className="door-actions">
            <StatusMark tone={scan.undone ? 'quiet' : scan.result === 'ok' ? 'good' : 'bad'}>
              {scan.undone ? t('door.undone') : t(`check_in.${scan.result}`)}
            </StatusMark>
            {scan.result === 'ok' && !scan.undone && <Undo onUndo={() => onUndo(scan)} />}
          </span>
        </div>
      ))}
    </section>
  );
}

function Undo({ onUndo }: { onUndo: () => Promise<void> }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const undo = async () => {
    setBusy(true);
    setFailed('');
    await onUndo().catch((error: unknown) => setFailed(error instanceof Error ? error.message : ''));
    setBusy(false);
  };
  return (
    <>
      <BusyButton tone="plain" busy={busy} onClick={() => void undo()}>
        {t('door.undo')}
      </BusyButton>
      {failed && <small role="alert">{failed}</small>}
    </>
  );
}
