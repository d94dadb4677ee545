import { useRef, useState } from 'react';
import { Problem } from '../api/problem';
import { fieldId } from './field';

export interface FormErrors {
  /** By field name: the JSON pointer without its first slash. */
  fields: Record<string, string>;
  summary: string | null;
}

const none: FormErrors = { fields: {}, summary: null };

/** Errors of one form: checked here first, then what the service says; the first wrong field gets the focus. */
export function useFormErrors() {
  const [errors, setErrors] = useState<FormErrors>(none);
  const form = useRef<HTMLFormElement>(null);

  function show(next: FormErrors): void {
    setErrors(next);
    const names = Object.keys(next.fields);
    // After React has drawn the errors: the first wrong control in the order of the page.
    setTimeout(() => {
      const ids = new Set(names.map(fieldId));
      const controls = [...(form.current?.querySelectorAll<HTMLElement>('input, select, textarea') ?? [])];
      controls.find((control) => ids.has(control.id))?.focus();
    });
  }

  return {
    errors,
    form,
    clear: () => setErrors(none),
    /** True when nothing is wrong. */
    check: (fields: Record<string, string | undefined | false>): boolean => {
      const wrong = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
      show({ fields: Object.fromEntries(wrong), summary: null });
      return wrong.length === 0;
    },
    refuse: (error: unknown): void => {
      if (!(error instanceof Problem)) return setErrors({ fields: {}, summary: null });
      const fields = Object.fromEntries(
        error.errors.map(({ pointer, detail }) => [pointer.replace(/^\//, ''), detail]),
      );
      show({ fields, summary: error.message });
    },
  };
}

/** A rough look before the service decides: one @, something on both sides, a dot behind it. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
