import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, Problem } from '../api/problem';
import { useSigningCode } from '../api/signing';
import { BusyButton } from '../ui/busy-button';
import { TextField } from '../ui/field';

const secondsBetween = 60;

interface CodeFieldProps {
  name: string;
  why: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** Six digits by mail to one's own address: asked for, entered, and asked for again after a minute. */
export function CodeField({ name, why, value, onChange, error }: CodeFieldProps) {
  const { t } = useTranslation();
  const ask = useSigningCode();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  const sent = ask.data;
  const refused = ask.error instanceof Problem ? ask.error : undefined;
  const tooMany =
    refused?.retryAfterSeconds && t('sign.code.later', { minutes: Math.ceil(refused.retryAfterSeconds / 60) });
  const trouble = ask.error instanceof ConnectionLost ? t('ui.connection_lost') : tooMany || refused?.message;
  return (
    <section className="sign-code" aria-label={t('sign.code.title')}>
      <h3>{t('sign.code.title')}</h3>
      <p className="hint">{why}</p>
      <p role="status">{sent && t('sign.code.sent', { to: sent.sentTo })}</p>
      {trouble && (
        <p className="error" role="alert">
          {trouble}
        </p>
      )}
      <div className="sign-code-row">
        <TextField
          name={name}
          label={t('sign.code.label')}
          className="sign-code-digits"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={value}
          onChange={(text) => onChange(text.replace(/\D/g, ''))}
          error={error}
        />
        <BusyButton
          tone="plain"
          busy={ask.isPending}
          disabled={left > 0}
          onClick={() => ask.mutate(undefined, { onSuccess: () => setLeft(secondsBetween) })}
        >
          {left > 0 ? t('sign.code.wait', { seconds: left }) : t(sent ? 'sign.code.again' : 'sign.code.get')}
        </BusyButton>
      </div>
    </section>
  );
}
