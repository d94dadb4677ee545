import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../api/events';
import { QuestionField } from '../../public/questions';

/** The question as people will see it; it can be tried, and nothing is kept. */
export function QuestionPreview({ name }: { name: number }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const question = Form.useWatch(['questions', name], form) as Partial<Question> | undefined;
  const [tried, setTried] = useState<string[]>([]);
  if (!question?.label?.trim() || !question.kind) return null;
  const shown = {
    key: `preview-${name}`,
    label: question.label,
    kind: question.kind,
    required: question.required ?? false,
    ...(question.options ? { options: question.options } : {}),
    ...(typeof question.min === 'number' ? { min: question.min } : {}),
    ...(typeof question.max === 'number' ? { max: question.max } : {}),
  };
  return (
    <div className="preview" aria-label={t('desk.event.preview')} role="group">
      {question.kind === 'file' ? (
        <p>
          {shown.label}
          <small> {t('file.hint')}</small>
        </p>
      ) : (
        <QuestionField key={question.kind} question={shown} value={tried} onChange={setTried} />
      )}
    </div>
  );
}
