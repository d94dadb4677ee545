import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreview, type PreviewBody } from '../../api/agreements';
import { Problem } from '../../api/problem';
import { Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';

const PdfPages = lazy(async () => ({ default: (await import('../../signing/pdf-pages')).PdfPages }));
const nothing = () => undefined;
const restMilliseconds = 600;

/** The real PDF of a text with variables, drawn again whenever one stops typing; what is not known stands as its name. */
export function TemplatePreview({ of }: { of: PreviewBody }) {
  const { t } = useTranslation();
  const wanted = JSON.stringify(of);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), restMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted]);
  const preview = usePreview(JSON.parse(settled) as PreviewBody);
  const { error } = preview;
  return (
    <>
      <p className="preview-note" role="status">
        {preview.isFetching || settled !== wanted ? t('desk.preview.drawing') : t('template.preview_what')}
      </p>
      {error && (
        <Notice tone="bad" title={error instanceof Problem ? error.message : t('ui.connection_lost')}>
          {null}
        </Notice>
      )}
      <div className="preview preview-pdf">
        {preview.data ? (
          <Suspense fallback={<Loading lines={10} />}>
            <PdfPages
              bytes={preview.data}
              footer={t('desk.preview.not_sent')}
              onLastShown={nothing}
              onProgress={nothing}
            />
          </Suspense>
        ) : (
          !error && <Loading lines={10} />
        )}
      </div>
    </>
  );
}
