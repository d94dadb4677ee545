import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { Notice } from '../../ui/notice';
import { envelopeTones } from '../status-tones';

/** What nobody who opens the page should miss: the seal's trouble, and why the file came back. */
export function AgreementNotices({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { envelope, envelopes } = agreement;
  const before = envelopes.find((one) => one.id !== envelope.id);
  return (
    <>
      {envelope.status === 'sealing' && (
        <Notice tone="wait" title={t('status.envelope.sealing')}>
          {t('desk.agreement.sealing_next')}
        </Notice>
      )}
      {envelope.status === 'seal_failed' && (
        <Notice tone="bad" title={t('status.envelope.seal_failed')}>
          {t('desk.agreement.seal_failed_next')}
        </Notice>
      )}
      {agreement.status === 'draft' && before && (
        <Notice tone={envelopeTones[before.status]} title={t(`desk.agreement.returned.${before.status}`)}>
          {[before.reason, before.signatories.find((one) => one.status === 'declined')?.name]
            .filter(Boolean)
            .join(' · ')}
        </Notice>
      )}
    </>
  );
}
