import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldProps {
  /** Also the JSON pointer of the field without its slash: `email`, `answers/diet`. */
  name: string;
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
}

interface Wiring {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

export const fieldId = (name: string) => `field-${name.replace(/\W+/g, '-')}`;

/** Label, hint and error around one control; the error stands between label and control and is read with it. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) {
  const { t } = useTranslation();
  const id = fieldId(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{t('ui.optional')}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
    </div>
  );
}

type Controlled<E, V = string> = FieldProps &
  Omit<E, 'name' | 'value' | 'onChange'> & { value: V; onChange: (value: V) => void };

export function TextField({
  name,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  ...rest
}: Controlled<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ name, label, hint, error, optional }}>
      {(wiring) => (
        <input
          type="text"
          {...rest}
          {...wiring}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function TextArea({
  name,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  ...rest
}: Controlled<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field {...{ name, label, hint, error, optional }}>
      {(wiring) => (
        <textarea
          rows={4}
          {...rest}
          {...wiring}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface Choice {
  value: string;
  label: string;
  note?: string;
}

export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  choices,
  empty,
  ...rest
}: Controlled<SelectHTMLAttributes<HTMLSelectElement>> & { choices: Choice[]; empty?: string }) {
  return (
    <Field {...{ name, label, hint, error, optional }}>
      {(wiring) => (
        <select {...rest} {...wiring} name={name} value={value} onChange={(event) => onChange(event.target.value)}>
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Radio buttons or tick boxes under one legend. */
export function ChoiceField({
  name,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  choices,
  multiple = false,
}: FieldProps & { value: string[]; onChange: (value: string[]) => void; choices: Choice[]; multiple?: boolean }) {
  const { t } = useTranslation();
  const id = fieldId(name);
  const toggle = (choice: string, on: boolean) =>
    onChange(multiple ? (on ? [...value, choice] : value.filter((one) => one !== choice)) : [choice]);
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {label}
        {optional && <span className="optional">{t('ui.optional')}</span>}
      </legend>
      {hint && <p className="hint">{hint}</p>}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {choices.map((choice, at) => (
        <label key={choice.value} className="choice">
          <input
            id={at === 0 ? id : undefined}
            type={multiple ? 'checkbox' : 'radio'}
            name={name}
            checked={value.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
          />
          <span>
            {choice.label}
            {choice.note && <small>{choice.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
