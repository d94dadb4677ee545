import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ArchivedFile, ArchiveEntry } from '../../api/archive';
import { formatSize } from '../../format/size';
import { PaperScan } from '../paper/paper-scan';
import { ArchivedPdf } from './archived-pdf';

/** Each file under its hash, and its pages. */
export function ArchivedFiles({ of }: { of: ArchiveEntry }) {
  const { t } = useTranslation();
  if (of.files.length === 0)
    return <p className="hint">{t(of.evidence === 'recorded' ? 'archive.no_file_recorded' : 'archive.no_file')}</p>;
  return (
    <Tabs
      items={of.files.map((file) => ({
        key: file.kind,
        label: t(`archive.file_${file.kind}`),
        children: (
          <>
            <FileFacts file={file} />
            {file.kind === 'paper' ? (
              <PaperScan agreementId={of.id} number={of.number} sha256={file.sha256} />
            ) : (
              <ArchivedPdf file={file} footer={`${of.number} · SHA-256 ${file.sha256.slice(0, 16)}…`} />
            )}
          </>
        ),
      }))}
    />
  );
}

function FileFacts({ file }: { file: ArchivedFile }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>SHA-256</dt>
      <dd className="hash-line">{file.sha256}</dd>
      <dt>{t('archive.size')}</dt>
      <dd>
        {formatSize(file.size)}{' '}
        {file.kind !== 'paper' && (
          <Button type="link" size="small" href={file.href} download>
            {t('desk.agreement.download')}
          </Button>
        )}
      </dd>
    </dl>
  );
}
