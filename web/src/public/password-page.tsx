import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../api/problem';
import { useSetPassword } from '../api/session';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';

const shortest = 10;

export function PasswordPage() {
  const { t } = useTranslation();
  usePageTitle(t('password.title'));
  const token = useLinkToken('password');
  const save = useSetPassword();
  const { errors, form, check } = useFormErrors();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  return (
    <div className="page narrow slim">
      <h1>{t('password.title')}</h1>
      {!token && (
        <Notice tone="bad" title={t('password.link_dead')}>
          {t('password.link_dead_next')}
        </Notice>
      )}
      {save.isSuccess && (
        <>
          <Notice tone="good" title={t('password.done')} />
          <p>
            <Link className="button button-main" to="/sign-in">
              {t('sign_in.submit')}
            </Link>
          </p>
        </>
      )}
      {token && !save.isSuccess && (
        <form
          ref={form}
          noValidate
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            const fine = check({
              newPassword: password.length < shortest && t('password.too_short', { count: shortest }),
              again: password !== again && t('password.differ'),
            });
            if (fine && !save.isPending) save.mutate({ token, newPassword: password });
          }}
        >
          <ErrorSummary errors={errors} />
          {save.isError && (
            <Notice
              tone="bad"
              title={save.error instanceof Problem ? t('password.link_dead') : t('ui.connection_lost')}
            >
              {save.error instanceof Problem && t('password.link_dead_next')}
            </Notice>
          )}
          <TextField
            name="newPassword"
            type="password"
            label={t('password.new')}
            hint={t('password.hint', { count: shortest })}
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={errors.fields.newPassword}
          />
          <TextField
            name="again"
            type="password"
            label={t('password.again')}
            autoComplete="new-password"
            value={again}
            onChange={setAgain}
            error={errors.fields.again}
          />
          <BusyButton type="submit" busy={save.isPending}>
            {t('password.save')}
          </BusyButton>
        </form>
      )}
    </div>
  );
}
