import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button';
import { Notice } from './notice';

/** Grey lines where text will stand. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} className={`bone bone-${at % 3}`} />
      ))}
    </div>
  );
}

export function LoadFailed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const said = error instanceof Error && error.name === 'Problem' ? error.message : t('ui.connection_lost');
  return (
    <Notice tone="bad" title={t('ui.load_failed')}>
      <p>{said}</p>
      {retry && (
        <BusyButton tone="plain" onClick={retry}>
          {t('ui.try_again')}
        </BusyButton>
      )}
    </Notice>
  );
}

/** `page`: there is nothing else on the page, so its words are the page's heading. */
export function Empty({ title, page = false, children }: { title: string; page?: boolean; children?: ReactNode }) {
  const Heading = page ? 'h1' : 'p';
  return (
    <div className="empty">
      <Heading className="empty-title">{title}</Heading>
      {children}
    </div>
  );
}
