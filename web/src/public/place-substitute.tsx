import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubstitute } from '../api/places';
import type { PlaceView } from '../api/registrations';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { answersToSend, QuestionField, type Answers } from './questions';
import { saidOf } from './said-of';

interface PlaceSubstituteProps {
  place: PlaceView;
  /** What becomes of the place, in other words than the attendee's own. */
  what?: string;
  onDone: (person: { name: string; email: string }) => void;
  onBack: () => void;
}

const empty = { name: '', email: '', phone: '', title: '', organisation: '' };

/** Who comes instead; what the event asks is asked of the new person. */
export function PlaceSubstitute({ place, what, onDone, onBack }: PlaceSubstituteProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState({ ...empty, organisation: place.organisation ?? '' });
  const [answers, setAnswers] = useState<Answers>({});
  const substitute = useSubstitute(place.id);
  const { errors, form, check, refuse, clear } = useFormErrors();
  const { questions } = place;
  const set = (field: keyof typeof empty) => (value: string) => setPerson((before) => ({ ...before, [field]: value }));

  function submit(): void {
    const missing = (key: string) => !answers[key]?.some((text) => text.trim());
    const fine = check({
      name: !person.name.trim() && t('sign_up.name_missing'),
      email: !looksLikeEmail(person.email) && t('sign_up.email_wrong'),
      ...Object.fromEntries(
        questions
          .filter((one) => one.required && one.kind !== 'boolean' && missing(one.key))
          .map((one) => [`answers/${one.key}`, t('sign_up.answer_missing', { label: one.label })]),
      ),
    });
    if (!fine) return;
    clear();
    const { name, email } = person;
    substitute.mutate(
      {
        name: name.trim(),
        email: email.trim(),
        phone: person.phone.trim() || undefined,
        title: person.title.trim() || undefined,
        organisation: person.organisation.trim() || undefined,
        answers: questions.length > 0 ? answersToSend(questions, answers) : undefined,
      },
      { onSuccess: () => onDone({ name: name.trim(), email: email.trim() }), onError: refuse },
    );
  }

  const text = (field: keyof typeof empty, label: string, more: object = {}) => (
    <TextField
      name={field}
      label={label}
      value={person[field]}
      onChange={set(field)}
      {...more}
      error={errors.fields[field]}
    />
  );
  return (
    <form
      ref={form}
      noValidate
      className="form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!substitute.isPending) submit();
      }}
    >
      <h2>{t('place.substitute_title')}</h2>
      <Notice tone="wait">{what ?? t('place.substitute_what')}</Notice>
      <ErrorSummary errors={errors} />
      {substitute.isError && !errors.summary && <Notice tone="bad">{saidOf(substitute.error, t)}</Notice>}
      {text('name', t('field.name'), { required: true, autoComplete: 'off' })}
      {text('email', t('field.email'), { required: true, type: 'email', inputMode: 'email', autoComplete: 'off' })}
      {text('organisation', t('field.organisation'), { optional: true })}
      {text('phone', t('field.phone'), { optional: true, type: 'tel', autoComplete: 'off' })}
      {text('title', t('field.job_title'), { optional: true })}
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
      <div className="form-actions">
        <BusyButton type="submit" busy={substitute.isPending}>
          {t('place.substitute_yes')}
        </BusyButton>
        <BusyButton tone="plain" onClick={onBack}>
          {t('ui.back')}
        </BusyButton>
      </div>
    </form>
  );
}
