import { Form, type FormInstance } from 'antd';
import type { TFunction } from 'i18next';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreview } from '../../api/agreements';
import { Problem } from '../../api/problem';
import { Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { previewOf, type AgreementValues } from './agreement-values';

const PdfPages = lazy(async () => ({ default: (await import('../../signing/pdf-pages')).PdfPages }));
const nothing = () => undefined;
const restMilliseconds = 600;

/** The real PDF of what stands in the form, drawn again whenever one stops typing. */
export function LivePreview({ form }: { form: FormInstance<AgreementValues> }) {
  const { t } = useTranslation();
  const values: Partial<AgreementValues> | undefined = Form.useWatch([], form);
  const wanted = JSON.stringify(previewOf(values ?? {}));
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), restMilliseconds);
    return () => clearTimeout(timer);
  }, [wanted]);
  const preview = usePreview(JSON.parse(settled) as ReturnType<typeof previewOf>);
  const { error } = preview;
  return (
    <>
      <p className="preview-note" role="status">
        {preview.isFetching || settled !== wanted ? t('desk.preview.drawing') : t('desk.preview.what')}
      </p>
      {error && (
        <Notice tone="bad" title={error instanceof Problem ? error.message : t('ui.connection_lost')}>
          {error instanceof Problem && error.errors.length > 0 && (
            <ul>
              {error.errors.map(({ pointer, detail }, at) => (
                <li key={at}>{t('desk.preview.place', { field: fieldOf(pointer, t), place: detail })}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {preview.data && (
        <div className="preview preview-pdf">
          <Suspense fallback={<Loading lines={10} />}>
            <PdfPages
              bytes={preview.data}
              footer={t('desk.preview.not_sent')}
              onLastShown={nothing}
              onProgress={nothing}
            />
          </Suspense>
        </div>
      )}
      {preview.isPending && !error && <Loading lines={10} />}
    </>
  );
}

/** The words above the field that a pointer means. */
function fieldOf(pointer: string, t: TFunction): string {
  const [first, party] = pointer.split('/').slice(1);
  if (first === 'title') return t('desk.agreement.title');
  if (first === 'body') return t('desk.agreement.body');
  return t('desk.agreement.party_n', { number: Number(party) + 1 });
}
