import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLinkAgain, useSelfCheckIn } from '../api/doors';
import { newKey } from '../api/new-key';
import { isStatus } from '../api/problem';
import type { CheckInResult } from '../api/types';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { TextField } from '../ui/field';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import { rememberedPlaces } from './remembered-places';

/** Opened from the code on the wall: whoever has opened their place on this phone is checked in at once. */
export function HerePage() {
  const { t } = useTranslation();
  usePageTitle(t('here.title'));
  const [eventId = '', code = ''] = useLinkToken('here').split('.');
  const place = rememberedPlaces.of(eventId);
  const [nonce] = useState(newKey);
  const checkIn = useSelfCheckIn();
  const { mutate } = checkIn;
  useEffect(() => {
    if (place && code) mutate({ id: place, code, nonce });
  }, [place, code, nonce, mutate]);
  const stranger = !place || [401, 403, 404].some((status) => isStatus(checkIn.error, status));
  return (
    <div className="page narrow">
      <h1>{t('here.title')}</h1>
      {!code && <Notice tone="wait" title={t('here.no_code')} />}
      {code && stranger && <LinkAgain eventId={eventId} />}
      {code && !stranger && checkIn.isError && (
        <LoadFailed error={checkIn.error} retry={() => mutate({ id: place, code, nonce })} />
      )}
      {code && !stranger && (checkIn.isPending || checkIn.isIdle) && <Loading lines={3} />}
      {checkIn.data && (
        <>
          <Told result={checkIn.data.result} at={checkIn.data.firstAt ?? checkIn.data.occurredAt} />
          <Link className="button button-plain" to={`/place?r=${place}`}>
            {t('here.open_place')}
          </Link>
        </>
      )}
    </div>
  );
}

function Told({ result, at }: { result: CheckInResult; at: string }) {
  const { t } = useTranslation();
  const since = t('here.since', { time: formatTimes(at, undefined, locale()) });
  if (result === 'ok') return <Notice tone="good" title={`✓ ${t('here.ok')}`} children={<p>{since}</p>} />;
  if (result === 'already_checked_in')
    return <Notice tone="good" title={`✓ ${t('here.already')}`} children={<p>{since}</p>} />;
  const reason = result === 'wrong_session' ? 'not_confirmed' : result;
  const next =
    result === 'outside_hours'
      ? t('here.outside_next')
      : result === 'unknown_code'
        ? t('here.unknown_next')
        : t('here.desk_next');
  return (
    <Notice tone="bad" title={`✕ ${t(`here.${reason}`)}`}>
      <p>{next}</p>
    </Notice>
  );
}

/** Nobody is named: whether an address is registered shows in its mailbox only. */
function LinkAgain({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const again = useLinkAgain(eventId);
  return (
    <>
      <Notice tone="wait" title={t('here.need_place')}>
        <p>{t('here.need_place_next')}</p>
      </Notice>
      {again.isSuccess ? (
        <Notice tone="good" title={t('here.sent')} />
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (email.trim()) again.mutate(email.trim());
          }}
        >
          <TextField
            name="email"
            label={t('here.email')}
            type="email"
            autoComplete="email"
            required
            value={email}
            onChange={setEmail}
            {...(again.error ? { error: again.error.message } : {})}
          />
          <BusyButton type="submit" busy={again.isPending}>
            {t('here.send_again')}
          </BusyButton>
        </form>
      )}
    </>
  );
}
