import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../api/problem';
import { useSign, type SigningSession } from '../api/signing';
import { BusyButton } from '../ui/busy-button';
import { ErrorSummary } from '../ui/error-summary';
import { ChoiceField } from '../ui/field';
import { Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { useFormErrors } from '../ui/use-form-errors';
import { CodeField } from './code-field';
import { DeclineDialog } from './decline-dialog';
import { DelegateDialog, type Delegate } from './delegate-dialog';
import { SignatureField, type Signature } from './signature-field';

/** What draws PDFs is large and comes only with a file to draw. */
const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages')).PdfPages }));

interface SignDocumentProps {
  session: SigningSession;
  bytes: ArrayBuffer;
  done: (end: 'signed' | 'approved' | 'declined' | 'delegated', to?: Delegate) => void;
}

/** Read to the end, agree, sign. The button stays off until the last page was shown. */
export function SignDocument({ session, bytes, done }: SignDocumentProps) {
  const { t } = useTranslation();
  const { signatory, consent, documentSha256, agreement } = session;
  const approver = signatory.role === 'approver';
  const [read, setRead] = useState({ shown: 0, of: 0 });
  const [readAll, setReadAll] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [signature, setSignature] = useState<Signature>({ kind: 'typed', value: signatory.name });
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState<'decline' | 'delegate' | null>(null);
  const sign = useSign();
  const { errors, form, check, refuse } = useFormErrors();
  const onProgress = useCallback((shown: number, of: number) => setRead({ shown, of }), []);
  const onLastShown = useCallback(() => setReadAll(true), []);

  function submit(): void {
    const fine = check({
      consent: !agreed && t('sign.consent_missing'),
      signature: !signature.value.trim() && t(signature.kind === 'typed' ? 'sign.typed_missing' : 'sign.drawn_missing'),
      code: agreement.signingCode && !/^\d{6}$/.test(code) && t('sign.code.missing'),
    });
    if (!fine || !readAll || sign.isPending) return;
    const value = signature.kind === 'typed' ? signature.value.trim() : signature.value;
    sign.mutate(
      {
        consentVersion: consent.version,
        documentSha256,
        signature: { kind: signature.kind, value },
        ...(agreement.signingCode ? { code } : {}),
      },
      { onSuccess: () => done(approver ? 'approved' : 'signed'), onError: refuse },
    );
  }

  return (
    <>
      <Suspense fallback={<Loading lines={12} />}>
        <PdfPages
          bytes={bytes}
          footer={`${agreement.number} · SHA-256 ${documentSha256.slice(0, 16)}…`}
          onLastShown={onLastShown}
          onProgress={onProgress}
        />
      </Suspense>
      <form
        ref={form}
        noValidate
        className="form sign-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2>{t(approver ? 'sign.approve_heading' : 'sign.heading')}</h2>
        <ErrorSummary errors={errors} />
        {sign.error instanceof ConnectionLost && (
          <Notice tone="bad" title={t('ui.connection_lost')}>
            {t('sign.lost_why')}
          </Notice>
        )}
        <ChoiceField
          multiple
          name="consent"
          label={t('sign.consent')}
          hint={consent.text}
          value={agreed ? ['yes'] : []}
          onChange={(value) => setAgreed(value.length > 0)}
          choices={[{ value: 'yes', label: t('sign.consent_yes') }]}
          error={errors.fields.consent}
        />
        <SignatureField
          name={signatory.name}
          value={signature}
          onChange={setSignature}
          error={errors.fields.signature ?? errors.fields['signature/value']}
        />
        {agreement.signingCode && asking !== 'delegate' && (
          <CodeField name="code" why={t('sign.code.why')} value={code} onChange={setCode} error={errors.fields.code} />
        )}
        <p className="hint hash">
          {t('sign.hash')} <code>{documentSha256}</code>
        </p>
        <div className="action-bar">
          <div className="action-bar-inner">
            <p className="hint" role="status">
              {readAll ? t('sign.read_all') : t('sign.read_on', read)}
            </p>
            <BusyButton type="submit" busy={sign.isPending} disabled={!readAll}>
              {t(approver ? 'sign.approve' : 'sign.submit')}
            </BusyButton>
            {signatory.mayDelegate && (
              <BusyButton tone="plain" onClick={() => setAsking('delegate')}>
                {t('sign.delegate.do')}
              </BusyButton>
            )}
            <BusyButton tone="danger" onClick={() => setAsking('decline')}>
              {t('sign.decline')}
            </BusyButton>
          </div>
        </div>
      </form>
      <DeclineDialog
        documentSha256={documentSha256}
        open={asking === 'decline'}
        onClose={() => setAsking(null)}
        done={() => done('declined')}
      />
      <DelegateDialog
        documentSha256={documentSha256}
        open={asking === 'delegate'}
        onClose={() => setAsking(null)}
        done={(to) => done('delegated', to)}
      />
    </>
  );
}
