import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the tab's title, `<what> · 做媒`. Undefined while it is not known yet. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · ${t('app.name')}` : t('app.name');
  }, [title, t]);
}
