import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLetterBatch } from '../../api/letters';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';

/** How many of the letters issued together have their seal, counted as it goes; then all of them as one file. */
export function BatchProgress({ id }: { id: string }) {
  const { t } = useTranslation();
  const batch = useLetterBatch(id);
  if (batch.isError) return <LoadFailed error={batch.error} retry={() => void batch.refetch()} />;
  if (!batch.data) return <Loading lines={2} />;
  const { total, sealed, failed, revoked, sealError } = batch.data;
  const done = sealed >= total;
  return (
    <section className="box batch" aria-label={t('letter.progress')}>
      <p role="status" data-testid="batch">
        {t('letter.sealed_of', { sealed, total })}
        {revoked > 0 && ` · ${t('letter.revoked_of', { revoked })}`}
      </p>
      <Progress
        percent={Math.floor((sealed / total) * 100)}
        status={failed > 0 ? 'exception' : done ? 'success' : 'active'}
        aria-label={t('letter.progress')}
      />
      {failed > 0 && (
        <Notice tone="bad" title={t('letter.failing', { failed })}>
          {sealError && <p>{t(`desk.seal.trouble.${sealError}`)}</p>}
        </Notice>
      )}
      <Button disabled={sealed === 0} href={`/api/letters/batches/${id}.zip`} download>
        {t('letter.all_as_zip', { count: sealed })}
      </Button>
    </section>
  );
}
