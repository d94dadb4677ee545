import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAgreement } from '../../api/agreements';
import { LoadFailed, Loading } from '../../ui/loading';
import { PaperCard } from '../paper/paper-card';

/** The form for signed paper, without leaving the run. */
export function PaperDialog({ agreementId, onClose }: { agreementId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const agreement = useAgreement(agreementId);
  return (
    <Modal open width={720} title={agreement.data?.title ?? t('paper.title')} footer={null} onCancel={onClose}>
      {agreement.isError && <LoadFailed error={agreement.error} retry={() => void agreement.refetch()} />}
      {agreement.data ? <PaperCard agreement={agreement.data} /> : <Loading lines={4} />}
    </Modal>
  );
}
