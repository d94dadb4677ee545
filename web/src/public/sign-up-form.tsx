import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Question } from '../api/events';
import { ConnectionLost, hasCode } from '../api/problem';
import type { SignUpBody, SignUpResult } from '../api/registrations';
import type { AttendanceMode } from '../api/types';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { Honeypot } from './honeypot';
import { useOnceKey } from './once-key';
import { answersToSend, missingAnswers, QuestionField, type Answers } from './questions';
import { TooMany } from './too-many';

/** What one signs up for: an event as everybody sees it, or as an invitation shows it. */
export interface Offered {
  id: string;
  mode: 'onsite' | 'online' | 'hybrid';
  timeZone: string;
  sessions: { id: string; title: string; startsAt: string; endsAt: string; room?: string | null }[];
  questions: Question[];
}

export interface Known {
  name?: string;
  email?: string;
  organisation?: string;
  /** The address is given, and no other will do. */
  emailFixed?: boolean;
}

interface Sending {
  mutate: (
    sign: { body: SignUpBody; idempotencyKey: string },
    then: { onSuccess: (result: SignUpResult) => void; onError: (error: unknown) => void },
  ) => void;
  isPending: boolean;
  error: unknown;
}

interface SignUpFormProps {
  offered: Offered;
  known?: Known;
  waitlist: boolean;
  send: Sending;
  back?: string;
  onDone: (done: { result: SignUpResult; email: string }) => void;
}

export function SignUpForm({ offered, known = {}, waitlist, send, back, onDone }: SignUpFormProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState({
    name: known.name ?? '',
    email: known.email ?? '',
    organisation: known.organisation ?? '',
  });
  const [homepage, setHomepage] = useState('');
  const [mode, setMode] = useState<AttendanceMode>('onsite');
  const [sessionIds, setSessionIds] = useState<string[]>([]);
  const [answers, setAnswers] = useState<Answers>({});
  const { errors, form, check, refuse, clear } = useFormErrors();
  const keyOf = useOnceKey();
  const { questions } = offered;

  function submit(): void {
    const fine = check({
      name: !person.name.trim() && t('sign_up.name_missing'),
      email: !looksLikeEmail(person.email) && t('sign_up.email_wrong'),
      ...missingAnswers(questions, answers, t),
    });
    if (!fine) return;
    const email = person.email.trim();
    const body = {
      name: person.name.trim(),
      email,
      organisation: person.organisation.trim() || undefined,
      attendanceMode: offered.mode === 'hybrid' ? mode : undefined,
      sessionIds: sessionIds.length ? sessionIds : undefined,
      answers: questions.length ? answersToSend(questions, answers) : undefined,
      locale: locale(),
      ...(homepage ? { homepage } : {}),
    };
    clear();
    send.mutate(
      { body, idempotencyKey: keyOf(body) },
      { onSuccess: (result) => onDone({ result, email }), onError: refuse },
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
        if (!send.isPending) submit();
      }}
    >
      <ErrorSummary errors={errors} />
      <TooMany error={send.error} />
      {send.error instanceof ConnectionLost && (
        <Notice tone="bad" title={t('sign_up.lost')}>
          {t('sign_up.lost_why')}
        </Notice>
      )}
      {back && (hasCode(send.error, 'EVENT_FULL') || hasCode(send.error, 'SIGN_UP_CLOSED')) && (
        <p>
          <Link to={back}>{t('sign_up.back')}</Link>
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
        hint={known.emailFixed ? t('invitation.email_fixed') : t('sign_up.email_hint')}
        autoComplete="email"
        required
        readOnly={known.emailFixed}
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
      <Honeypot value={homepage} onChange={setHomepage} />
      {offered.mode === 'hybrid' && (
        <ChoiceField
          name="attendanceMode"
          label={t('sign_up.mode')}
          value={[mode]}
          onChange={([chosen]) => setMode(chosen === 'online' ? 'online' : 'onsite')}
          choices={(['onsite', 'online'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
          error={errors.fields.attendanceMode}
        />
      )}
      {offered.sessions.length > 0 && (
        <ChoiceField
          multiple
          optional
          name="sessionIds"
          label={t('sign_up.sessions')}
          value={sessionIds}
          onChange={setSessionIds}
          choices={offered.sessions.map((one) => ({
            value: one.id,
            label: one.title,
            note: [formatTimes(one.startsAt, one.endsAt, locale(), offered.timeZone), one.room]
              .filter(Boolean)
              .join(' · '),
          }))}
          error={errors.fields.sessionIds}
        />
      )}
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          eventId={offered.id}
          question={question}
          value={answers[question.key] ?? []}
          onChange={(value) => setAnswers((before) => ({ ...before, [question.key]: value }))}
          error={errors.fields[`answers/${question.key}`]}
        />
      ))}
      <p className="hint">{t('sign_up.privacy')}</p>
      <div className="form-actions">
        <BusyButton type="submit" busy={send.isPending}>
          {send.error instanceof ConnectionLost
            ? t('sign_up.again')
            : waitlist
              ? t('seats.join_waitlist')
              : t('sign_up.submit')}
        </BusyButton>
      </div>
    </form>
  );
}
