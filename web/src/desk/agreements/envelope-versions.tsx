import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { envelopeTones } from '../status-tones';

/** Every file that ever went out, newest first: what became of it and why; each can still be read. */
export function EnvelopeVersions({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { envelopes } = agreement;
  return (
    <ol className="trail" data-testid="envelopes">
      {envelopes.map((one, at) => (
        <li key={one.id}>
          <strong>{t('desk.envelope.nth', { number: envelopes.length - at })}</strong>{' '}
          <StatusMark tone={envelopeTones[one.status]}>{t(`status.envelope.${one.status}`)}</StatusMark>
          <p className="hint">
            {[
              one.sentAt && t('desk.envelope.sent_at', { at: formatInstant(one.sentAt, locale()) }),
              one.endedAt && t('desk.envelope.ended_at', { at: formatInstant(one.endedAt, locale()) }),
              one.reason,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {one.documentSha256 && (
            <p>
              <a
                href={`/api/agreements/${agreement.id}/document.pdf?envelope=${one.id}`}
                download={`${agreement.number}-${envelopes.length - at}.pdf`}
              >
                {t('desk.agreement.download')}
              </a>{' '}
              <code>SHA-256 {(one.sealedSha256 ?? one.documentSha256).slice(0, 16)}…</code>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
