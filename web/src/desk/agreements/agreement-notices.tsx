import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { Notice } from '../../ui/notice';
import { envelopeTones } from '../status-tones';
import { SealState } from './seal-state';

/** What nobody who opens the page should miss: the seal's trouble, and why the file came back. */
export function AgreementNotices({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const { envelope, envelopes } = agreement;
  const before = envelopes.find((one) => one.id !== envelope.id);
  const decliner = before?.signatories.find((one) => one.status === 'declined');
  return (
    <>
      <SealState agreement={agreement} staff={staff} />
      {agreement.status === 'draft' && before && (
        <Notice tone={envelopeTones[before.status]} title={t(`desk.agreement.returned.${before.status}`)}>
          {[before.reason, decliner?.name].filter(Boolean).join(' · ')}
          <p>{t('desk.agreement.returned_next')}</p>
        </Notice>
      )}
    </>
  );
}
