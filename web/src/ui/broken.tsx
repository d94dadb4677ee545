import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button';
import { Empty } from './loading';

/** When a page fails to draw: a sentence and a way on, never a blank window. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <div className="page narrow">
      <Empty page title={t('ui.broken')}>
        <p>{t('ui.broken_next')}</p>
        <BusyButton onClick={() => window.location.reload()}>{t('ui.reload')}</BusyButton>
      </Empty>
    </div>
  );
}
