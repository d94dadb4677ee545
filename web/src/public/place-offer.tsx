import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAcceptOffer } from '../api/places';
import { usePlaceAction, type PlaceView } from '../api/registrations';
import { formatInstant } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { saidOf } from './said-of';

/** A seat that is kept: until when, and the two answers. */
export function PlaceOffer({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const accept = useAcceptOffer(place.id);
  const decline = usePlaceAction(place.id);
  const [asking, setAsking] = useState(false);
  const failed = accept.error ?? decline.error;
  const until = formatInstant(place.offerExpiresAt ?? '', locale(), place.event.timeZone);
  return (
    <section className="offer">
      {failed && <Notice tone="bad">{saidOf(failed, t)}</Notice>}
      {place.offerExpiresAt && place.can.acceptOffer && (
        <>
          <Notice tone="wait" title={t('place.offer.until', { until })}>
            {t('place.offer.what')}
          </Notice>
          <p className="row">
            <BusyButton busy={accept.isPending} onClick={() => accept.mutate()}>
              {t('place.offer.accept')}
            </BusyButton>
            <BusyButton tone="danger" onClick={() => setAsking(true)}>
              {t('place.offer.decline')}
            </BusyButton>
          </p>
        </>
      )}
      <Dialog open={asking} title={t('place.offer.decline_sure')} onClose={() => setAsking(false)}>
        <p className="row">
          <BusyButton
            tone="danger"
            busy={decline.isPending}
            onClick={() => decline.mutate({ name: 'cancel' }, { onSettled: () => setAsking(false) })}
          >
            {t('place.offer.decline')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setAsking(false)}>
            {t('ui.back')}
          </BusyButton>
        </p>
      </Dialog>
    </section>
  );
}
