import { useTranslation } from 'react-i18next';
import type { Question } from '../api/events';
import { ChoiceField, TextField } from '../ui/field';

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
  question: Question;
  value: string[];
  onChange: (value: string[]) => void;
  error?: string;
}

/** What this event asks, by the kind of the question. */
export function QuestionField({ question, value, onChange, error }: QuestionFieldProps) {
  const { t } = useTranslation();
  const wiring = { name: `answers/${question.key}`, label: question.label, optional: !question.required, error };
  if (question.kind === 'choice' || question.kind === 'multi_choice') {
    const choices = (question.options ?? []).map((option) => ({ value: option, label: option }));
    return (
      <ChoiceField
        {...wiring}
        multiple={question.kind === 'multi_choice'}
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
  return (
    <TextField
      {...wiring}
      inputMode={question.kind === 'number' ? 'decimal' : undefined}
      required={question.required}
      value={value[0] ?? ''}
      onChange={(text) => onChange([text])}
    />
  );
}
