import { useTranslation } from 'react-i18next';
import { fieldId } from './field';
import type { FormErrors } from './use-form-errors';

/** Above a form: what is wrong, each line leading to its field. */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  const { t } = useTranslation();
  const lines = Object.entries(errors.fields);
  if (lines.length === 0 && !errors.summary) return null;
  return (
    <div className="notice notice-bad" role="alert">
      <strong>{lines.length ? t('ui.please_check', { count: lines.length }) : errors.summary}</strong>
      {lines.length > 0 && (
        <ul>
          {lines.map(([name, text]) => (
            <li key={name}>
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId(name))?.focus();
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
