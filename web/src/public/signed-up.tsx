import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SignUpResult } from '../api/registrations';
import { formatInstant, formatWhen, type When } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { StatusMark, type Tone } from '../ui/status-mark';
import { usePageTitle } from '../ui/use-page-title';
import { CheckInCode } from './check-in-code';
import { titleOf } from './names';

const tones: Partial<Record<SignUpResult['status'], Tone>> = { confirmed: 'good', already_registered: 'quiet' };

interface SignedUpProps {
  event: When & { title: string; titleEn?: string | null; venue?: string | null };
  result: SignUpResult;
  email: string;
  /** Back to the form: the address may have been mistyped. */
  onAgain?: () => void;
}

/** After signing up: what one has now, where the mail went and what happens next. */
export function SignedUp({ event, result, email, onAgain }: SignedUpProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t(`signed_up.${result.status}.title`);
  const place = 'id' in result ? result : null;
  usePageTitle(title);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <section className="done">
      <StatusMark tone={tones[result.status] ?? 'wait'}>{t(`status.registration.${result.status}`)}</StatusMark>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {place?.status === 'waitlisted' && place.position && (
        <p className="position">{t('signed_up.position', { count: place.position })}</p>
      )}
      <p>{t(`signed_up.${result.status}.next`, { email })}</p>
      {result.status === 'confirm_email' && (
        <p>{t('signed_up.confirm_email.until', { when: formatInstant(result.expiresAt, locale(), event.timeZone) })}</p>
      )}
      {place?.checkInCode && <CheckInCode code={place.checkInCode} />}
      <p className="lead">
        {titleOf(event)}
        <br />
        {formatWhen(event, locale())}
        {event.venue && (
          <>
            <br />
            {event.venue}
          </>
        )}
      </p>
      <p className="row">
        {place?.manageToken && (
          <Link className="button button-main" to={`/place#${place.manageToken}`}>
            {t('signed_up.my_place')}
          </Link>
        )}
        {result.status === 'confirm_email' && onAgain && (
          <BusyButton tone="plain" onClick={onAgain}>
            {t('signed_up.confirm_email.again')}
          </BusyButton>
        )}
        <Link className="button button-plain" to="/">
          {t('event.others')}
        </Link>
      </p>
    </section>
  );
}
