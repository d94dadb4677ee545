import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEvent, type EventView, type Question } from '../api/events';
import { newKey } from '../api/new-key';
import { ConnectionLost, hasCode, isStatus } from '../api/problem';
import { useAvailability, useSignUp, type SignUpResult } from '../api/registrations';
import type { AttendanceMode } from '../api/types';
import { formatTimes, formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, TextField } from '../ui/field';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { usePageTitle } from '../ui/use-page-title';
import { titleOf } from './names';
import { NotFound } from './not-found';
import { answersToSend, QuestionField, type Answers } from './questions';
import { seatsOf } from './seats';
import { SignedUp } from './signed-up';

/** One key per distinct body: what is sent again after a lost connection is the same request, not a second one. */
function useOnceKey() {
  const [last, setLast] = useState({ body: '', key: '' });
  return (body: unknown): string => {
    const text = JSON.stringify(body);
    if (text === last.body) return last.key;
    const key = newKey();
    setLast({ body: text, key });
    return key;
  };
}

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
  const [done, setDone] = useState<{ result: SignUpResult; email: string } | null>(null);
  // A form once offered stays: the last place may be one's own, taken by a request whose answer was lost.
  const [offered, setOffered] = useState(false);
  if (done) return <SignedUp event={event} {...done} />;
  const seats = seatsOf(event, availability.data, t);
  if (seats?.action && !offered) setOffered(true);
  return (
    <>
      <p className="back">
        <Link to={`/events/${event.id}`}>{t('sign_up.back')}</Link>
      </p>
      <h1>{t('sign_up.title')}</h1>
      <p className="lead">
        {titleOf(event)}
        <br />
        {formatWhen(event, locale())}
      </p>
      {seats && !seats.action && !offered ? (
        <Notice tone={seats.tone} title={seats.text}>
          <Link to={`/events/${event.id}`}>{t('sign_up.back')}</Link>
        </Notice>
      ) : (
        <SignUpForm event={event} waitlist={availability.data?.placesLeft === 0} onDone={setDone} />
      )}
    </>
  );
}

function SignUpForm({
  event,
  waitlist,
  onDone,
}: {
  event: EventView;
  waitlist: boolean;
  onDone: (done: { result: SignUpResult; email: string }) => void;
}) {
  const { t } = useTranslation();
  const [person, setPerson] = useState({ name: '', email: '', organisation: '' });
  const [mode, setMode] = useState<AttendanceMode>('onsite');
  const [sessionIds, setSessionIds] = useState<string[]>([]);
  const [answers, setAnswers] = useState<Answers>({});
  const signUp = useSignUp(event.id);
  const { errors, form, check, refuse, clear } = useFormErrors();
  const keyOf = useOnceKey();
  const questions = (event.questions ?? []).filter((one) => one.kind !== 'file');

  function submit(): void {
    const missing = (question: Question) =>
      question.required && question.kind !== 'boolean' && !answers[question.key]?.some((text) => text.trim());
    const fine = check({
      name: !person.name.trim() && t('sign_up.name_missing'),
      email: !looksLikeEmail(person.email) && t('sign_up.email_wrong'),
      ...Object.fromEntries(
        questions.map((one) => [
          `answers/${one.key}`,
          missing(one) && t('sign_up.answer_missing', { label: one.label }),
        ]),
      ),
    });
    if (!fine) return;
    const body = {
      name: person.name.trim(),
      email: person.email.trim(),
      organisation: person.organisation.trim() || undefined,
      attendanceMode: event.mode === 'hybrid' ? mode : undefined,
      sessionIds: sessionIds.length ? sessionIds : undefined,
      answers: questions.length ? answersToSend(questions, answers) : undefined,
      locale: locale(),
    };
    clear();
    signUp.mutate(
      { body, idempotencyKey: keyOf(body) },
      { onSuccess: (result) => onDone({ result, email: body.email }), onError: refuse },
    );
  }

  const set = (field: keyof typeof person) => (value: string) => setPerson((before) => ({ ...before, [field]: value }));
  return (
    <form
      ref={form}
      noValidate
      className="form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!signUp.isPending) submit();
      }}
    >
      <ErrorSummary errors={errors} />
      {signUp.error instanceof ConnectionLost && (
        <Notice tone="bad" title={t('sign_up.lost')}>
          {t('sign_up.lost_why')}
        </Notice>
      )}
      {(hasCode(signUp.error, 'EVENT_FULL') || hasCode(signUp.error, 'SIGN_UP_CLOSED')) && (
        <p>
          <Link to={`/events/${event.id}`}>{t('sign_up.back')}</Link>
        </p>
      )}
      {waitlist && (
        <Notice tone="wait" title={t('sign_up.waitlist')}>
          {t('sign_up.waitlist_why')}
        </Notice>
      )}
      <TextField
        name="name"
        label={t('field.name')}
        autoComplete="name"
        required
        value={person.name}
        onChange={set('name')}
        error={errors.fields.name}
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t('field.email')}
        hint={t('sign_up.email_hint')}
        autoComplete="email"
        required
        value={person.email}
        onChange={set('email')}
        error={errors.fields.email}
      />
      <TextField
        name="organisation"
        label={t('field.organisation')}
        optional
        autoComplete="organization"
        value={person.organisation}
        onChange={set('organisation')}
        error={errors.fields.organisation}
      />
      {event.mode === 'hybrid' && (
        <ChoiceField
          name="attendanceMode"
          label={t('sign_up.mode')}
          value={[mode]}
          onChange={([chosen]) => setMode(chosen === 'online' ? 'online' : 'onsite')}
          choices={(['onsite', 'online'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
          error={errors.fields.attendanceMode}
        />
      )}
      {event.sessions.length > 0 && (
        <ChoiceField
          multiple
          optional
          name="sessionIds"
          label={t('sign_up.sessions')}
          value={sessionIds}
          onChange={setSessionIds}
          choices={event.sessions.map((one) => ({
            value: one.id,
            label: one.title,
            note: [formatTimes(one.startsAt, one.endsAt, locale(), event.timeZone), one.room]
              .filter(Boolean)
              .join(' · '),
          }))}
          error={errors.fields.sessionIds}
        />
      )}
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          value={answers[question.key] ?? []}
          onChange={(value) => setAnswers((before) => ({ ...before, [question.key]: value }))}
          error={errors.fields[`answers/${question.key}`]}
        />
      ))}
      <p className="hint">{t('sign_up.privacy')}</p>
      <div className="form-actions">
        <BusyButton type="submit" busy={signUp.isPending}>
          {signUp.error instanceof ConnectionLost
            ? t('sign_up.again')
            : waitlist
              ? t('seats.join_waitlist')
              : t('sign_up.submit')}
        </BusyButton>
      </div>
    </form>
  );
}
