import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../format/count';
import { Notice } from '../ui/notice';
import { StatusMark } from '../ui/status-mark';
import { CameraView } from './camera-view';
import { CodeForm } from './code-form';
import { signal, unlockSound } from './door-signals';
import type { Conflict } from './door-types';
import { LastScans } from './last-scans';
import { NameSearch } from './name-search';
import { ScanResult } from './scan-result';
import type { useDoorDevice } from './use-door-device';
import { useCamera } from './use-camera';
import './door.css';
import './words';

/** A gate on one screen: the camera, what the last scan came to, and what helps where there is no code. */
export function DoorView({ device, state }: ReturnType<typeof useDoorDevice>) {
  const { t } = useTranslation();
  const [sessionId, setSessionId] = useState('');
  const take = useCallback(
    (what: { code: string } | { registrationId: string }) => {
      void device.scan(what).then(({ result }) => signal(result));
    },
    [device],
  );
  const camera = useCamera((code) => take({ code }));
  useEffect(() => {
    window.addEventListener('pointerdown', unlockSound);
    window.addEventListener('keydown', unlockSound);
    return () => {
      window.removeEventListener('pointerdown', unlockSound);
      window.removeEventListener('keydown', unlockSound);
    };
  }, []);
  const sessions = state.event?.sessions ?? [];
  return (
    <div className="door">
      <div className="door-head">
        <p className="door-count" data-testid="check-in-count" aria-live="polite">
          <b>{formatCount(state.count?.attended ?? 0)}</b> / {formatCount(state.count?.expected ?? 0)}{' '}
          {t('door.arrived')}
        </p>
        <p data-testid="door-network" role="status">
          <StatusMark tone={state.online ? (state.waiting > 0 ? 'wait' : 'good') : 'bad'}>
            {networkWords(state.online, state.waiting, t)}
          </StatusMark>
        </p>
        {sessions.length > 0 && (
          <label className="door-session">
            {t('door.session')}
            <select
              value={sessionId}
              onChange={(event) => {
                setSessionId(event.target.value);
                device.pick(event.target.value || undefined);
              }}
            >
              <option value="">{t('door.whole_event')}</option>
              {sessions.map((session) => (
                <option key={session.sessionId} value={session.sessionId}>
                  {session.title}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {!state.event && !state.online && <Notice tone="wait" title={t('door.no_list')} />}
      <div className="door-columns">
        <CameraView camera={camera} />
        <div>
          <ScanResult shown={state.shown} busy={state.busy} />
          <Conflicts conflicts={state.conflicts} onSeen={device.dismissConflicts} />
          <CodeForm onCode={(code) => take({ code })} />
          <NameSearch search={device.search} onPerson={(registrationId) => take({ registrationId })} />
          <LastScans scans={state.last} onUndo={(scan) => device.undo(scan)} />
        </div>
      </div>
    </div>
  );
}

function networkWords(online: boolean, waiting: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (online) return waiting > 0 ? t('door.waiting', { count: waiting }) : t('door.online');
  return waiting > 0 ? t('door.offline_waiting', { count: waiting }) : t('door.offline');
}

function Conflicts({ conflicts, onSeen }: { conflicts: Conflict[]; onSeen: () => void }) {
  const { t } = useTranslation();
  if (conflicts.length === 0) return null;
  return (
    <Notice tone="wait" title={t('door.conflicts')}>
      <ul>
        {conflicts.map(({ nonce, name, told, became, problem }) => (
          <li key={nonce}>
            {t('door.conflict', {
              name: name ?? t('door.unknown'),
              told: t(`check_in.${told}`),
              became: problem ?? t(`check_in.${became}`),
            })}
          </li>
        ))}
      </ul>
      <button type="button" className="button button-plain" onClick={onSeen}>
        {t('door.seen')}
      </button>
    </Notice>
  );
}
