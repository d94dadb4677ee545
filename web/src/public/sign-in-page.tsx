import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ConnectionLost, Problem } from '../api/problem';
import { useSignIn } from '../api/session';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { usePageTitle } from '../ui/use-page-title';

export function SignInPage() {
  const { t } = useTranslation();
  usePageTitle(t('sign_in.title'));
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const { errors, form, check, clear } = useFormErrors();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const wanted = params.get('to') ?? '/desk';
  // Only a path of our own: never a way to send somebody elsewhere after signing in.
  const next = /^\/(?!\/)/.test(wanted) ? wanted : '/desk';

  function submit(): void {
    const fine = check({
      email: !looksLikeEmail(email) && t('sign_up.email_wrong'),
      password: !password && t('sign_in.password_missing'),
    });
    if (!fine || signIn.isPending) return;
    clear();
    signIn.mutate({ email: email.trim(), password }, { onSuccess: () => void navigate(next, { replace: true }) });
  }

  return (
    <div className="page narrow slim">
      <h1>{t('sign_in.title')}</h1>
      <p className="lead">{t('sign_in.lead')}</p>
      <form
        ref={form}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} />
        {signIn.isError && <Notice tone="bad" title={refusal(signIn.error)} />}
        <TextField
          name="email"
          type="email"
          label={t('field.email')}
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={errors.fields.email}
        />
        <TextField
          name="password"
          type="password"
          label={t('field.password')}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={errors.fields.password}
        />
        <BusyButton type="submit" busy={signIn.isPending}>
          {t('sign_in.submit')}
        </BusyButton>
      </form>
    </div>
  );

  function refusal(error: unknown): string {
    if (error instanceof ConnectionLost) return t('ui.connection_lost');
    if (error instanceof Problem && error.status === 429) return t('sign_in.slow_down');
    return error instanceof Problem && error.status < 500 ? t('sign_in.refused') : t('ui.connection_lost');
  }
}
