import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { newKey } from '../../api/new-key';
import { useCheckIn, useOccupancy, type CheckInAnswer } from '../../api/registrations';
import { formatCount } from '../../format/count';
import { titleOf } from '../../public/names';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { CodeForm } from './code-form';
import { LastScans, type Scan } from './last-scans';
import { NameSearch } from './name-search';
import { ScanResult } from './scan-result';
import { useCamera } from './use-camera';

/** The same code seen again within this time is the same person still holding the phone up. */
const sameScanMs = 4000;

export function CheckInPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  const occupancy = useOccupancy(id);
  const checkIn = useCheckIn(id);
  const said = useSaidOf();
  const [answer, setAnswer] = useState<CheckInAnswer | null>(null);
  const [failed, setFailed] = useState<{ code: string; nonce: string; occurredAt: string; words: string } | null>(null);
  const [scans, setScans] = useState<Scan[]>([]);
  const last = useRef({ code: '', at: 0 });

  function send(scan: { code: string; nonce: string; occurredAt: string }): void {
    checkIn.mutate(
      { ...scan, device: 'workbench' },
      {
        onSuccess: (found) => {
          setFailed(null);
          setAnswer(found);
          setScans((before) =>
            [{ ...found, at: scan.occurredAt }, ...before.filter((one) => one.id !== found.id)].slice(0, 5),
          );
        },
        onError: (error) => setFailed({ ...scan, words: said(error) }),
      },
    );
  }

  function take(code: string): void {
    const now = Date.now();
    if (checkIn.isPending || (code === last.current.code && now - last.current.at < sameScanMs)) return;
    last.current = { code, at: now };
    send({ code, nonce: newKey(), occurredAt: new Date(now).toISOString() });
  }

  const { video, state, start, stop } = useCamera(take);
  const expected = occupancy.data?.confirmed ?? 0;
  return (
    <>
      <PageHead
        title={t('desk.nav.check_in')}
        back={{ to: `/desk/events/${id}`, label: event.data ? titleOf(event.data) : t('desk.nav.events') }}
      >
        <p className="gate-count" data-testid="check-in-count" aria-live="polite">
          <b>{formatCount(occupancy.data?.attended ?? 0)}</b> / {formatCount(expected)} {t('desk.gate.arrived')}
        </p>
      </PageHead>
      <div className="gate">
        <div>
          <div className="gate-view">
            <video ref={video} muted playsInline aria-label={t('desk.gate.camera')} />
            {state !== 'on' && (
              <div className="gate-hint">
                <p>{t(`desk.gate.${state}`)}</p>
                {state !== 'none' && (
                  <Button size="large" loading={state === 'starting'} onClick={start}>
                    {t('desk.gate.start')}
                  </Button>
                )}
              </div>
            )}
          </div>
          {state === 'on' && (
            <Button type="link" onClick={stop}>
              {t('desk.gate.stop')}
            </Button>
          )}
        </div>
        <div>
          <ScanResult
            answer={answer}
            busy={checkIn.isPending}
            failed={failed?.words}
            again={() => failed && send(failed)}
          />
          <CodeForm
            busy={checkIn.isPending}
            onCode={(code) => send({ code, nonce: newKey(), occurredAt: new Date().toISOString() })}
          />
          <NameSearch
            eventId={id}
            onCode={(code) => send({ code, nonce: newKey(), occurredAt: new Date().toISOString() })}
          />
          <LastScans
            eventId={id}
            scans={scans}
            onUndone={(undone) =>
              setScans((before) => before.map((one) => (one.id === undone ? { ...one, undone: true } : one)))
            }
          />
        </div>
      </div>
    </>
  );
}
