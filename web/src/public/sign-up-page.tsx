import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEvent, type EventView } from '../api/events';
import { isStatus } from '../api/problem';
import { useAvailability, useSignUp, type SignUpResult } from '../api/registrations';
import { formatWhen } from '../format/when';
import { locale } from '../i18n';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { usePageTitle } from '../ui/use-page-title';
import { titleOf } from './names';
import { NotFound } from './not-found';
import { seatsOf } from './seats';
import { SignUpForm } from './sign-up-form';
import { SignedUp } from './signed-up';

export function SignUpPage() {
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (isStatus(event.error, 404)) return <NotFound what="event" />;
  return (
    <div className="page narrow">
      {event.isPending && <Loading />}
      {event.isError && <LoadFailed error={event.error} retry={() => void event.refetch()} />}
      {event.data && <SignUp event={event.data} />}
    </div>
  );
}

function SignUp({ event }: { event: EventView }) {
  const { t } = useTranslation();
  usePageTitle(t('sign_up.title_of', { title: titleOf(event) }));
  const availability = useAvailability(event.id);
  const signUp = useSignUp(event.id);
  const [done, setDone] = useState<{ result: SignUpResult; email: string } | null>(null);
  // A form once offered stays: the last place may be one's own, taken by a request whose answer was lost.
  const [offered, setOffered] = useState(false);
  if (done) return <SignedUp event={event} {...done} onAgain={() => setDone(null)} />;
  const seats = seatsOf(event, availability.data, t);
  if (seats?.action && !offered) setOffered(true);
  const back = `/events/${event.id}`;
  // What is asked may have changed since publication; registrations knows what it is now.
  const questions = availability.data?.questions ?? event.questions;
  return (
    <>
      <p className="back">
        <Link to={back}>{t('sign_up.back')}</Link>
      </p>
      <h1>{t('sign_up.title')}</h1>
      <p className="lead">
        {titleOf(event)}
        <br />
        {formatWhen(event, locale())}
      </p>
      {seats && !seats.action && !offered ? (
        <Notice tone={seats.tone} title={seats.text}>
          <Link to={back}>{t('sign_up.back')}</Link>
        </Notice>
      ) : (
        <SignUpForm
          offered={{ ...event, questions }}
          waitlist={availability.data?.placesLeft === 0}
          send={signUp}
          back={back}
          onDone={setDone}
        />
      )}
    </>
  );
}
