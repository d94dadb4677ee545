import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEvent } from '../api/events';
import { useChangePlace } from '../api/places';
import { hasCode } from '../api/problem';
import type { PlaceView } from '../api/registrations';
import { formatTimes } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';
import { answersToSend, QuestionField, type Answers } from './questions';
import { saidOf } from './said-of';

interface PlaceChangeProps {
  place: PlaceView;
  onDone: () => void;
}

const typed = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'boolean') return value ? ['yes'] : [];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
};

/** All that may be changed of a place, as it is now. Only what differs is sent. */
export function PlaceChange({ place, onDone }: PlaceChangeProps) {
  const { t } = useTranslation();
  const { questions } = place;
  const [person, setPerson] = useState({
    name: place.name,
    organisation: place.organisation ?? '',
    phone: place.phone ?? '',
    title: place.title ?? '',
  });
  const [mode, setMode] = useState(place.attendanceMode);
  const [sessionIds, setSessionIds] = useState(place.sessions.map((one) => one.sessionId));
  const [given] = useState<Answers>(() =>
    Object.fromEntries(questions.map(({ key }) => [key, typed((place.answers as Record<string, unknown>)[key])])),
  );
  const [answers, setAnswers] = useState(given);
  const change = useChangePlace(place.id, place.version);
  const { errors, form, check, refuse, clear } = useFormErrors();
  const sessions = useOfferedSessions(place);

  function submit(ifFull?: 'wait'): void {
    if (!check({ name: !person.name.trim() && t('sign_up.name_missing') })) return;
    clear();
    change.mutate(
      {
        ...person,
        name: person.name.trim(),
        ...(mode === place.attendanceMode ? {} : { attendanceMode: mode }),
        ...(sessions.length > 0 ? { sessionIds } : {}),
        ...(answers !== given ? { answers: answersToSend(questions, answers) } : {}),
        ...(ifFull ? { ifFull } : {}),
      },
      { onSuccess: onDone, onError: refuse },
    );
  }

  const text = (field: keyof typeof person, label: string, optional = true) => (
    <TextField
      name={field}
      label={label}
      optional={optional}
      value={person[field]}
      onChange={(value) => setPerson((before) => ({ ...before, [field]: value }))}
      error={errors.fields[field]}
    />
  );
  const full = hasCode(change.error, 'EVENT_FULL') && errors.fields.attendanceMode !== undefined;
  return (
    <form
      ref={form}
      noValidate
      className="form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!change.isPending) submit();
      }}
    >
      <h2>{t('place.change_title')}</h2>
      <ErrorSummary errors={errors} />
      {change.isError && !errors.summary && <Notice tone="bad">{saidOf(change.error, t)}</Notice>}
      {full && (
        <Notice tone="wait" title={t('place.mode_full')}>
          <BusyButton tone="plain" busy={change.isPending} onClick={() => submit('wait')}>
            {t('place.mode_wait')}
          </BusyButton>
        </Notice>
      )}
      {text('name', t('field.name'), false)}
      {text('organisation', t('field.organisation'))}
      {text('phone', t('field.phone'))}
      {text('title', t('field.job_title'))}
      {place.event.mode === 'hybrid' && (
        <ChoiceField
          name="attendanceMode"
          label={t('sign_up.mode')}
          value={[mode]}
          onChange={([chosen]) => setMode(chosen === 'online' ? 'online' : 'onsite')}
          choices={(['onsite', 'online'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
          error={errors.fields.attendanceMode}
        />
      )}
      {sessions.length > 0 && (
        <ChoiceField
          multiple
          optional
          name="sessionIds"
          label={t('sign_up.sessions')}
          value={sessionIds}
          onChange={setSessionIds}
          choices={sessions}
          error={Object.entries(errors.fields).find(([name]) => name.startsWith('sessionIds'))?.[1]}
        />
      )}
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          eventId={place.eventId}
          question={question}
          value={answers[question.key] ?? []}
          onChange={(value) => setAnswers((before) => ({ ...before, [question.key]: value }))}
          error={errors.fields[`answers/${question.key}`]}
        />
      ))}
      {place.editsNeedApproval && <p className="hint">{t('place.change_approval')}</p>}
      <div className="form-actions">
        <BusyButton type="submit" busy={change.isPending}>
          {t('place.change_save')}
        </BusyButton>
        <BusyButton tone="plain" onClick={onDone}>
          {t('ui.back')}
        </BusyButton>
      </div>
    </form>
  );
}

/** The event's programme; of one that cannot be read without signing in, what is chosen already. */
function useOfferedSessions(place: PlaceView): { value: string; label: string; note: string }[] {
  const event = useEvent(place.eventId);
  const { timeZone } = place.event;
  const offered = event.data?.sessions ?? place.sessions.map(({ sessionId: id, ...session }) => ({ id, ...session }));
  return offered.map((one) => ({
    value: one.id,
    label: one.title,
    note: [formatTimes(one.startsAt, one.endsAt, locale(), timeZone), one.room].filter(Boolean).join(' · '),
  }));
}
