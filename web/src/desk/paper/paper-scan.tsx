import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaperFile } from '../../api/paper';
import { LoadFailed, Loading } from '../../ui/loading';

const PdfPages = lazy(async () => ({ default: (await import('../../signing/pdf-pages')).PdfPages }));
const nothing = () => undefined;

interface PaperScanProps {
  agreementId: string;
  number: string;
  sha256: string;
}

/** The scan as it was uploaded, opened when somebody wants to look. */
export function PaperScan({ agreementId, number, sha256 }: PaperScanProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const path = `/api/agreements/${agreementId}/paper`;
  const file = usePaperFile(agreementId, open ? sha256 : undefined);
  return (
    <div className="paper-scan">
      <Button onClick={() => setOpen(!open)} aria-expanded={open}>
        {t(open ? 'paper.hide' : 'paper.show')}
      </Button>{' '}
      <Button type="link" href={path} download>
        {t('paper.download')}
      </Button>
      {open && file.isError && <LoadFailed error={file.error} retry={() => void file.refetch()} />}
      {open && file.isPending && <Loading lines={6} />}
      {open && file.data && (
        <Suspense fallback={<Loading lines={8} />}>
          {isPdf(file.data) ? (
            <PdfPages
              bytes={file.data}
              footer={`${number} · SHA-256 ${sha256.slice(0, 16)}…`}
              onLastShown={nothing}
              onProgress={nothing}
            />
          ) : (
            <img src={path} alt={t('paper.scan')} className="paper-picture" />
          )}
        </Suspense>
      )}
    </div>
  );
}

const isPdf = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes.slice(0, 5)) === '%PDF-';
