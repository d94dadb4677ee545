import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useUndoCheckIn, type CheckInAnswer } from '../../api/registrations';
import { formatTimes } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

export interface Scan extends CheckInAnswer {
  at: string;
  undone?: boolean;
}

export function LastScans({
  eventId,
  scans,
  onUndone,
}: {
  eventId: string;
  scans: Scan[];
  onUndone: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const undo = useUndoCheckIn(eventId);
  if (scans.length === 0) return null;
  return (
    <section aria-label={t('desk.gate.last')}>
      <h2>{t('desk.gate.last')}</h2>
      {scans.map((scan) => (
        <div key={scan.id} className="line">
          <span>
            {formatTimes(scan.at, undefined, locale())} {scan.registration?.name ?? t('desk.gate.unknown')}
            <span className="desk-sub">{scan.registration?.organisation}</span>
          </span>
          <span>
            <StatusMark
              tone={
                scan.undone
                  ? 'quiet'
                  : scan.result === 'ok'
                    ? 'good'
                    : scan.result === 'already_checked_in'
                      ? 'wait'
                      : 'bad'
              }
            >
              {scan.undone ? t('desk.gate.undone') : t(`check_in.${scan.result}`)}
            </StatusMark>
            {scan.result === 'ok' && !scan.undone && (
              <Button
                type="link"
                disabled={undo.isPending}
                onClick={() =>
                  undo.mutate(scan.id, {
                    onSuccess: () => onUndone(scan.id),
                    onError: (error) => void message.error(said(error)),
                  })
                }
              >
                {t('desk.gate.undo')}
              </Button>
            )}
          </span>
        </div>
      ))}
    </section>
  );
}
