import { useTranslation } from 'react-i18next';
import type { CeremonyItem } from '../../api/ceremonies';
import { StatusMark } from '../../ui/status-mark';
import { agreementTones, envelopeTones } from '../status-tones';

/** What the agreement is, whatever was ticked: who has signed, who is missing, whether a scan waits to be verified. */
export function RealState({ of }: { of: CeremonyItem['agreement'] }) {
  const { t } = useTranslation();
  const sealing = of.envelope === 'sealing' || of.envelope === 'seal_failed';
  return (
    <span className="real-state" data-testid="real-state">
      <small className="desk-sub">{t('ceremony.agreement_is')}</small>
      <StatusMark tone={agreementTones[of.status]}>
        {of.evidence && of.status === 'signed' ? t(`evidence.${of.evidence}`) : t(`status.agreement.${of.status}`)}
      </StatusMark>
      {of.status === 'signing' && !sealing && (
        <span className="desk-sub">
          {t('sign.signed_of', { done: of.signed, of: of.signatories })}
          {of.missing.length > 0 && ` · ${t('ceremony.missing', { names: of.missing.join(t('ui.comma')) })}`}
        </span>
      )}
      {sealing && <StatusMark tone={envelopeTones[of.envelope]}>{t(`status.envelope.${of.envelope}`)}</StatusMark>}
      {of.paper && !of.paper.verifiedAt && of.status === 'draft' && (
        <StatusMark tone="wait">{t('paper.waits')}</StatusMark>
      )}
    </span>
  );
}
