import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Question } from '../api/events';
import { ChoiceField, TextArea, TextField } from '../ui/field';
import { FileQuestion } from './file-question';

/** Required questions without an answer, by the name of their field. */
export const missingAnswers = (questions: Question[], answers: Answers, t: TFunction): Record<string, string | false> =>
  Object.fromEntries(
    questions.map((one) => [
      `answers/${one.key}`,
      one.required &&
        one.kind !== 'boolean' &&
        !answers[one.key]?.some((text) => text.trim()) &&
        t('sign_up.answer_missing', { label: one.label }),
    ]),
  );

/** Every answer as the texts that were typed or ticked, until it is sent. */
export type Answers = Record<string, string[]>;

export function answersToSend(questions: Question[], answers: Answers): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const { key, kind } of questions) {
    const texts = (answers[key] ?? []).map((text) => text.trim()).filter(Boolean);
    const [first] = texts;
    if (kind === 'boolean') sent[key] = first === 'yes';
    else if (first === undefined) continue;
    else if (kind === 'multi_choice') sent[key] = texts;
    else sent[key] = kind === 'number' ? Number(first) : first;
  }
  return sent;
}

interface QuestionFieldProps {
  /** Where files go; only needed where one may be asked for. */
  eventId?: string;
  /** Whose answer it is, where a form asks several people: `people/0`. */
  scope?: string;
  question: Question;
  value: string[];
  onChange: (value: string[]) => void;
  error?: string;
}

/** What this event asks, by the kind of the question. */
export function QuestionField({ eventId = '', scope, question, value, onChange, error }: QuestionFieldProps) {
  const { t } = useTranslation();
  const name = `${scope ? `${scope}/` : ''}answers/${question.key}`;
  const wiring = { name, label: question.label, optional: !question.required, error };
  if (question.kind === 'choice' || question.kind === 'multi_choice') {
    const choices = (question.options ?? []).map((option) => ({ value: option, label: option }));
    return (
      <ChoiceField
        {...wiring}
        multiple={question.kind === 'multi_choice'}
        hint={
          question.kind === 'multi_choice' && question.max ? t('sign_up.at_most', { count: question.max }) : undefined
        }
        value={value}
        onChange={onChange}
        choices={choices}
      />
    );
  }
  if (question.kind === 'boolean') {
    return (
      <ChoiceField
        {...wiring}
        optional={false}
        multiple
        value={value}
        onChange={onChange}
        choices={[{ value: 'yes', label: t('ui.yes') }]}
      />
    );
  }
  if (question.kind === 'file') {
    const change = (fileId: string | undefined): void => onChange(fileId ? [fileId] : []);
    return <FileQuestion {...wiring} eventId={eventId} given={value.length > 0} onChange={change} />;
  }
  const hint = rangeHint(question, t);
  if (question.kind === 'text' && (question.max ?? 200) > 300) {
    return (
      <TextArea
        {...wiring}
        hint={hint}
        maxLength={question.max}
        required={question.required}
        value={value[0] ?? ''}
        onChange={(text) => onChange([text])}
      />
    );
  }
  return (
    <TextField
      {...wiring}
      hint={hint}
      maxLength={question.kind === 'text' ? question.max : undefined}
      inputMode={question.kind === 'number' ? 'decimal' : undefined}
      required={question.required}
      value={value[0] ?? ''}
      onChange={(text) => onChange([text])}
    />
  );
}

/** How long a text, how large a number, where that is bounded. */
function rangeHint({ kind, min, max }: Question, t: TFunction): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  const range = [min ?? '', max ?? ''].join('–');
  return kind === 'text' ? t('sign_up.length', { range }) : t('sign_up.range', { range });
}
