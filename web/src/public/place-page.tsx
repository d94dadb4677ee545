import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useOpenPlace, usePlace } from '../api/registrations';
import { isStatus } from '../api/problem';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import { Place } from './place';
import { rememberedPlaces } from './remembered-places';

/** Opened from the mail's link. The token becomes a cookie for this one place, and the address keeps only its id. */
export function PlacePage() {
  const { t } = useTranslation();
  usePageTitle(t('place.title'));
  const token = useLinkToken('place');
  const [params, setParams] = useSearchParams();
  const link = useOpenPlace(token);
  const linked = link.data?.id;
  const opened = linked ?? (token ? null : params.get('r'));
  useEffect(() => {
    if (linked && params.get('r') !== linked) setParams({ r: linked }, { replace: true });
  }, [linked, params, setParams]);
  const place = usePlace(opened);
  const eventId = place.data?.eventId;
  useEffect(() => {
    // For the code on the wall: it names the event, and this phone has to know its place there.
    if (eventId && opened) rememberedPlaces.add(eventId, opened);
  }, [eventId, opened]);
  const failed = link.error ?? place.error;
  const dead = (!token && !opened) || [401, 403, 404].some((status) => isStatus(failed, status));
  if (place.data) return <Place place={place.data} />;
  return (
    <div className="page narrow">
      <h1>{t('place.title')}</h1>
      {dead && (
        <Notice tone="bad" title={t('place.link_dead')}>
          <p>{t('place.link_dead_next')}</p>
          <Link to="/">{t('missing.home')}</Link>
        </Notice>
      )}
      {failed && !dead && (
        <LoadFailed error={failed} retry={() => void (link.error ? link.refetch() : place.refetch())} />
      )}
      {!failed && !dead && <Loading lines={6} />}
    </div>
  );
}
