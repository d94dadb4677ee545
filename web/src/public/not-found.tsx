import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../ui/loading';
import { usePageTitle } from '../ui/use-page-title';

export function NotFound({ what = 'page' }: { what?: 'page' | 'event' }) {
  const { t } = useTranslation();
  const title = what === 'event' ? t('missing.event') : t('missing.page');
  usePageTitle(title);
  return (
    <div className="page narrow">
      <Empty page title={title}>
        <p>{what === 'event' ? t('missing.event_why') : t('missing.page_why')}</p>
        <p>
          <Link className="button button-main" to="/">
            {t('missing.home')}
          </Link>
        </p>
      </Empty>
    </div>
  );
}
