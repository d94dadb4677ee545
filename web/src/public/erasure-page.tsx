import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useErasure } from '../api/my-data';
import { isStatus } from '../api/problem';
import { formatInstant } from '../format/when';
import { locale } from '../i18n';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { usePageTitle } from '../ui/use-page-title';

/** Proof of an erasure, for who has its number. It names nobody. */
export function ErasurePage() {
  const { t } = useTranslation();
  usePageTitle(t('my_data.proof'));
  const { number = '' } = useParams();
  const erasure = useErasure(number);
  return (
    <div className="page narrow">
      <h1>{t('my_data.proof')}</h1>
      {erasure.isPending && <Loading lines={4} />}
      {erasure.isError && isStatus(erasure.error, 404) && <Notice tone="bad" title={t('my_data.no_number')} />}
      {erasure.isError && !isStatus(erasure.error, 404) && (
        <LoadFailed error={erasure.error} retry={() => void erasure.refetch()} />
      )}
      {erasure.data && (
        <dl className="facts">
          <dt>{t('my_data.number')}</dt>
          <dd>{erasure.data.number}</dd>
          <dt>{t('my_data.erased_when')}</dt>
          <dd>{formatInstant(erasure.data.erasedAt, locale())}</dd>
          <dt>{t('my_data.asked_by')}</dt>
          <dd>{t(`erased_by.${erasure.data.requestedBy}`)}</dd>
          <dt>{t('my_data.erased_classes')}</dt>
          <dd>{erasure.data.dataClasses.map((one) => t(`data_class.${one}`)).join(t('ui.comma'))}</dd>
          <dt>{t('my_data.register_line')}</dt>
          <dd className="hash-line">
            {erasure.data.seq} · {erasure.data.hash}
          </dd>
        </dl>
      )}
    </div>
  );
}
