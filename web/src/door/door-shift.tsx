import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { doorApi } from './door-api';
import { DoorView } from './door-view';
import type { RememberedDoor } from './remembered-door';
import { useDoorDevice } from './use-door-device';

/** One steward's shift, until it is ended here, the link is revoked, or it expires. */
export function DoorShift({ door, onOver }: { door: RememberedDoor; onOver: (title: string, next: string) => void }) {
  const { t } = useTranslation();
  const gate = useDoorDevice(door.eventId);
  const { device, state } = gate;
  const [ending, setEnding] = useState(false);

  useEffect(() => {
    if (state.shut === null) return;
    const lost = state.waiting > 0 ? t('door.shut_waiting', { count: state.waiting }) : t('door.shut_next');
    void device.forget().then(() => onOver(`${t('door.shut')}：${state.shut}`, lost));
  }, [state.shut, state.waiting, device, onOver, t]);

  const end = async () => {
    await device.forget();
    await doorApi.leave(door.eventId).catch(() => undefined);
    onOver(t('door.ended'), t('door.ended_next'));
  };
  return (
    <>
      <div className="door-top">
        <h1>
          {state.event?.title ?? door.title} · {door.label}
        </h1>
        <BusyButton tone="plain" onClick={() => setEnding(true)}>
          {t('door.end')}
        </BusyButton>
      </div>
      <DoorView {...gate} />
      <Dialog open={ending} title={t('door.end')} onClose={() => setEnding(false)}>
        <p>{state.waiting > 0 ? t('door.end_waiting', { count: state.waiting }) : t('door.end_ask')}</p>
        <div className="row">
          <BusyButton tone="danger" onClick={() => void end()}>
            {t('door.end_yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setEnding(false)}>
            {t('door.end_no')}
          </BusyButton>
        </div>
      </Dialog>
    </>
  );
}
