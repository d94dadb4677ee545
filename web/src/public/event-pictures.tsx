import { useTranslation } from 'react-i18next';
import { pictureUrl, usePictures } from '../api/pictures';
import { Figures } from './figures';

/** What was seen at an event; the cover first. */
export function EventPictures({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const pictures = usePictures(eventId);
  if (!pictures.data?.length) return null;
  return (
    <section>
      <h2>{t('event.pictures')}</h2>
      <Figures of={pictures.data} source={(id) => pictureUrl(eventId, id)} />
    </section>
  );
}
