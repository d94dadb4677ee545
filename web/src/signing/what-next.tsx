import { useTranslation } from 'react-i18next';
import type { SigningSession } from '../api/signing';

const done = new Set(['signed', 'approved', 'delegated']);

/** After signing: who is next, then the seal, then the sealed file and its evidence; follows by itself. */
export function WhatNext({ session }: { session: SigningSession }) {
  const { t } = useTranslation();
  const { envelopeStatus } = session.agreement;
  if (envelopeStatus === 'completed') {
    return (
      <section className="sign-next" aria-label={t('sign.next.title')}>
        <p>{t('sign.next.completed')}</p>
        <p className="row">
          <a className="button button-main" href="/api/signing/signed-copy.pdf" download>
            {t('sign.next.copy')}
          </a>
          {session.evidenceSha256 && (
            <a className="button button-plain" href="/api/signing/evidence.pdf" download>
              {t('sign.next.evidence')}
            </a>
          )}
        </p>
        {!session.evidenceSha256 && <p className="hint">{t('sign.next.evidence_soon')}</p>}
      </section>
    );
  }
  const next = session.signatories.filter((one) => one.status === 'notified' || one.status === 'opened');
  const waiting = session.signatories.some((one) => !done.has(one.status));
  return (
    <section className="sign-next" aria-label={t('sign.next.title')}>
      <h2>{t('sign.next.title')}</h2>
      <ol>
        {next.length > 0 && (
          <li>{t('sign.next.people', { names: next.map((one) => one.name).join(t('ui.comma')) })}</li>
        )}
        <li>{t(waiting ? 'sign.next.seal_later' : 'sign.next.seal_now')}</li>
        <li>{t('sign.next.mail')}</li>
      </ol>
      <p className="hint">{t('sign.next.follows')}</p>
    </section>
  );
}
