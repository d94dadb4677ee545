import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAvailability, usePlaceAction, type PlaceView } from '../api/registrations';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { saidOf } from './said-of';

/** Gives the place back, after saying who gets it. */
export function PlaceCancel({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const act = usePlaceAction(place.id);
  const [asking, setAsking] = useState(false);
  const holds = place.status === 'confirmed' || place.status === 'pending';
  // Of a closed event nobody is told without a link to it; then the words stay general.
  const waiting = useAvailability(place.eventId, asking && holds).data?.waiting;
  const what =
    waiting === undefined
      ? t('place.cancel_what')
      : waiting === 0
        ? t('place.cancel_nobody')
        : t('place.cancel_waiting', { count: waiting });
  return (
    <>
      <BusyButton tone="danger" onClick={() => setAsking(true)}>
        {t('place.cancel')}
      </BusyButton>
      <Dialog open={asking} title={t('place.cancel_sure')} onClose={() => setAsking(false)}>
        {act.isError && <Notice tone="bad">{saidOf(act.error, t)}</Notice>}
        {holds && <p>{what}</p>}
        <p className="row">
          <BusyButton
            tone="danger"
            busy={act.isPending}
            onClick={() => act.mutate({ name: 'cancel' }, { onSuccess: () => setAsking(false) })}
          >
            {t('place.cancel_yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setAsking(false)}>
            {t('place.cancel_no')}
          </BusyButton>
        </p>
      </Dialog>
    </>
  );
}
