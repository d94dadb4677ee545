import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgreementAction, type AgreementDetail } from '../../api/agreements';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { Notice } from '../../ui/notice';
import { useSaidOf } from '../form-problem';

/** Between the last signature and the sealed file: under way, or failed with the reason and the next try. */
export function SealState({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const act = useAgreementAction(agreement.id);
  const { status, sealError, sealAttempts, sealRetryAt } = agreement.envelope;
  if (status === 'sealing') {
    return (
      <Notice tone="wait" title={t('status.envelope.sealing')}>
        {t('desk.agreement.sealing_next')}
      </Notice>
    );
  }
  if (status !== 'seal_failed') return null;
  const retry = () =>
    act.mutateAsync({ name: 'retry-seal' }).then(
      () => void message.success(t('desk.seal.retrying')),
      (error: unknown) => void modal.error({ title: t('desk.failed'), content: said(error) }),
    );
  return (
    <Notice tone="bad" title={t('status.envelope.seal_failed')}>
      <p>{t('desk.agreement.seal_failed_next')}</p>
      {sealError && (
        <p data-testid="seal-error">{t('desk.seal.error', { error: t(`desk.seal.trouble.${sealError}`) })}</p>
      )}
      {sealRetryAt && (
        <p>{t('desk.seal.tries', { count: sealAttempts ?? 0, at: formatInstant(sealRetryAt, locale()) })}</p>
      )}
      {staff && (
        <Button loading={act.isPending} onClick={() => void retry()}>
          {t('desk.seal.retry')}
        </Button>
      )}
    </Notice>
  );
}
