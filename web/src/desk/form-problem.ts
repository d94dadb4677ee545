import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

const pathOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Puts what a service refused beside the fields it names, goes to the first of them, and keeps the sentence for
 * above the form. `rename` maps a pointer of the wire to a field of the form where they differ.
 */
export function useFormProblem(form: FormInstance, rename: (pointer: string) => string = (pointer) => pointer) {
  const { t } = useTranslation();
  const [summary, setSummary] = useState<string | null>(null);
  return {
    summary,
    clear: () => setSummary(null),
    refuse: (error: unknown): void => {
      if (!(error instanceof Problem)) return setSummary(t('ui.connection_lost'));
      const fields = error.errors.map(({ pointer, detail }) => ({ name: pathOf(rename(pointer)), errors: [detail] }));
      form.setFields(fields);
      const [first] = fields;
      if (first) form.scrollToField(first.name, { focus: true, block: 'center' });
      setSummary(
        error.errors.length ? `${error.message} ${error.errors.map(({ detail }) => detail).join('; ')}` : error.message,
      );
    },
  };
}

/** The sentence for a failed action outside a form. */
export function useSaidOf(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => (error instanceof Problem ? error.message : t('ui.connection_lost'));
}
