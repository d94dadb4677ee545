import { useTranslation } from 'react-i18next';

/** A field that no person sees and no browser fills in; a program that fills every field gives itself away. */
export function Honeypot({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="apart" aria-hidden="true">
      <label>
        {t('field.homepage')}
        <input
          name="homepage"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </div>
  );
}
