import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgreementDetail } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';

/** What proves the agreement: the seal, both hashes, the evidence file; or where a past one is recorded from. */
export function EvidenceCard({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { envelope, evidence, verifyCode } = agreement;
  const { seal, documentSha256, sealedSha256, evidenceSha256, evidenceError } = envelope;
  if (evidence === 'recorded') {
    return (
      <section className="box">
        <h2>{t('desk.evidence.title')}</h2>
        <StatusMark tone="quiet">{t('evidence.recorded')}</StatusMark>
        <p className="hint">{t('desk.evidence.recorded', { source: agreement.source ?? '–' })}</p>
      </section>
    );
  }
  if (!documentSha256) return null;
  return (
    <section className="box">
      <h2>{t('desk.evidence.title')}</h2>
      {seal && <StatusMark tone="good">{t('desk.evidence.level', { level: seal.level })}</StatusMark>}
      {envelope.status === 'completed' && (
        <p>
          {evidenceSha256 ? (
            <Button href={`/api/agreements/${agreement.id}/evidence.pdf`} download={`${agreement.number}-evidence.pdf`}>
              {t('desk.evidence.download')}
            </Button>
          ) : (
            <StatusMark tone={evidenceError ? 'bad' : 'wait'}>
              {evidenceError
                ? t('desk.evidence.failed', { error: t(`desk.seal.trouble.${evidenceError}`) })
                : t('sign.next.evidence_soon')}
            </StatusMark>
          )}
        </p>
      )}
      <dl className="facts">
        {verifyCode && (
          <>
            <dt>{t('verify.code')}</dt>
            <dd>
              <Link to={`/verify/${verifyCode}`} data-testid="verify-code">
                {verifyCode}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('desk.evidence.before')}</dt>
        <dd className="hash-line">{documentSha256}</dd>
        {sealedSha256 && (
          <>
            <dt>{t('desk.evidence.after')}</dt>
            <dd className="hash-line">{sealedSha256}</dd>
          </>
        )}
        {envelope.certificateSubject && (
          <>
            <dt>{t('desk.evidence.certificate')}</dt>
            <dd>{envelope.certificateSubject}</dd>
          </>
        )}
        {seal && (
          <>
            <dt>{t('desk.evidence.time_stamp')}</dt>
            <dd>
              {seal.timestampAt
                ? `${formatInstant(seal.timestampAt, locale())} · ${seal.tsa ?? ''}`
                : t('desk.evidence.no_time_stamp')}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
