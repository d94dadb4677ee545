import { useTranslation } from 'react-i18next';
import type { PlaceView } from '../api/registrations';
import { Notice } from '../ui/notice';

/** Where somebody stands in line, and why. */
export function PlaceLine({ place: { position, waiting } }: { place: PlaceView }) {
  const { t } = useTranslation();
  if (waiting?.reason === 'offer_lapsed') return <Notice tone="bad">{t('place.offer_lapsed')}</Notice>;
  return (
    <>
      {position !== undefined && <p className="position">{t('signed_up.position', { count: position })}</p>}
      {waiting && <p>{t(`place.waiting.${waiting.reason}`, { free: waiting.free, needed: waiting.needed })}</p>}
    </>
  );
}
