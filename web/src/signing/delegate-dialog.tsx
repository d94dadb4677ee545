import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../api/problem';
import { useDelegate } from '../api/signing';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { ErrorSummary } from '../ui/error-summary';
import { TextArea, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { looksLikeEmail, useFormErrors } from '../ui/use-form-errors';
import { CodeField } from './code-field';

export interface Delegate {
  name: string;
  email: string;
}

interface DelegateDialogProps {
  documentSha256: string;
  open: boolean;
  onClose: () => void;
  done: (to: Delegate) => void;
}

/** Hands signing to somebody else: to whom, why, and a code from the mailbox that was asked. */
export function DelegateDialog({ documentSha256, open, onClose, done }: DelegateDialogProps) {
  const { t } = useTranslation();
  const delegate = useDelegate();
  const [given, setGiven] = useState({ name: '', email: '', reason: '', code: '' });
  const { errors, form, check, refuse } = useFormErrors();
  const put = (field: keyof typeof given) => (value: string) => setGiven({ ...given, [field]: value });
  function submit(): void {
    const fine = check({
      name: !given.name.trim() && t('sign.delegate.name_missing'),
      email: !looksLikeEmail(given.email) && t('sign_up.email_wrong'),
      reason: !given.reason.trim() && t('sign.reason_missing'),
      code: !/^\d{6}$/.test(given.code) && t('sign.code.missing'),
    });
    if (!fine || delegate.isPending) return;
    const to = { name: given.name.trim(), email: given.email.trim() };
    delegate.mutate(
      { ...to, reason: given.reason.trim(), code: given.code, documentSha256 },
      {
        onSuccess: () => {
          onClose();
          done(to);
        },
        onError: refuse,
      },
    );
  }
  return (
    <Dialog open={open} title={t('sign.delegate.title')} onClose={onClose}>
      <form
        ref={form}
        noValidate
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ul className="plain-list">
          {(['new_link', 'old_link', 'no_further', 'told'] as const).map((what) => (
            <li key={what}>{t(`sign.delegate.what.${what}`)}</li>
          ))}
        </ul>
        <ErrorSummary errors={errors} />
        {delegate.error instanceof ConnectionLost && <Notice tone="bad" title={t('ui.connection_lost')} />}
        <TextField
          name="name"
          label={t('sign.delegate.name')}
          maxLength={100}
          value={given.name}
          onChange={put('name')}
          error={errors.fields.name}
        />
        <TextField
          name="email"
          type="email"
          inputMode="email"
          label={t('sign.delegate.email')}
          maxLength={254}
          value={given.email}
          onChange={put('email')}
          error={errors.fields.email}
        />
        <TextArea
          name="reason"
          label={t('sign.delegate.reason')}
          rows={2}
          maxLength={500}
          value={given.reason}
          onChange={put('reason')}
          error={errors.fields.reason}
        />
        <CodeField
          name="code"
          why={t('sign.delegate.code_why')}
          value={given.code}
          onChange={put('code')}
          error={errors.fields.code}
        />
        <p className="row">
          <BusyButton type="submit" busy={delegate.isPending}>
            {t('sign.delegate.yes')}
          </BusyButton>
          <BusyButton tone="plain" onClick={onClose}>
            {t('ui.back')}
          </BusyButton>
        </p>
      </form>
    </Dialog>
  );
}
