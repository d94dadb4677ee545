import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementFile, type AgreementDetail } from '../../api/agreements';
import { LoadFailed, Loading } from '../../ui/loading';

const PdfPages = lazy(async () => ({ default: (await import('../../signing/pdf-pages')).PdfPages }));
const nothing = () => undefined;

/** The file as it was frozen or sealed; before that the text as it will be drawn. */
export function AgreementFile({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { documentSha256, sealedSha256 } = agreement.envelope;
  const sha256 = sealedSha256 ?? documentSha256;
  const file = useAgreementFile(agreement.id, sha256);
  if (!sha256) {
    return (
      <>
        <p className="hint">{t('desk.agreement.not_frozen')}</p>
        <p className="prose">{agreement.body}</p>
      </>
    );
  }
  if (file.isError) return <LoadFailed error={file.error} retry={() => void file.refetch()} />;
  if (!file.data) return <Loading lines={10} />;
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <PdfPages
        bytes={file.data}
        footer={`${agreement.number} · SHA-256 ${sha256.slice(0, 16)}…`}
        onLastShown={nothing}
        onProgress={nothing}
      />
    </Suspense>
  );
}
