import { useTranslation } from 'react-i18next';
import type { Question } from '../api/events';
import { BusyButton } from '../ui/busy-button';
import { TextField } from '../ui/field';
import { QuestionField, type Answers } from './questions';

export interface Colleague {
  key: string;
  name: string;
  email: string;
  title: string;
  answers: Answers;
}

interface GroupPersonProps {
  number: number;
  at: number;
  eventId: string;
  questions: Question[];
  person: Colleague;
  errors: Record<string, string>;
  onChange: (person: Colleague) => void;
  onRemove?: () => void;
}

/** One colleague of a group, with what the event asks of each. */
export function GroupPerson({ number, at, eventId, questions, person, errors, onChange, onRemove }: GroupPersonProps) {
  const { t } = useTranslation();
  const path = `people/${at}`;
  const set = (more: Partial<Colleague>) => onChange({ ...person, ...more });
  return (
    <fieldset className="person">
      <legend>{t('group.person', { number })}</legend>
      <TextField
        name={`${path}/name`}
        label={t('field.name')}
        autoComplete="off"
        value={person.name}
        onChange={(name) => set({ name })}
        error={errors[`${path}/name`]}
      />
      <TextField
        name={`${path}/email`}
        type="email"
        inputMode="email"
        label={t('field.email')}
        autoComplete="off"
        value={person.email}
        onChange={(email) => set({ email })}
        error={errors[`${path}/email`]}
      />
      <TextField
        name={`${path}/title`}
        label={t('field.job_title')}
        optional
        autoComplete="off"
        value={person.title}
        onChange={(title) => set({ title })}
        error={errors[`${path}/title`]}
      />
      {questions.map((question) => (
        <QuestionField
          key={question.key}
          eventId={eventId}
          scope={path}
          question={question}
          value={person.answers[question.key] ?? []}
          onChange={(value) => set({ answers: { ...person.answers, [question.key]: value } })}
          error={errors[`${path}/answers/${question.key}`]}
        />
      ))}
      {onRemove && (
        <BusyButton tone="plain" onClick={onRemove}>
          {t('group.remove', { number })}
        </BusyButton>
      )}
    </fieldset>
  );
}
