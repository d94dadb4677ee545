import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** Agreements and letters lie in the same archive. */
export function ArchiveTabs({ of }: { of: 'agreements' | 'letters' }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Segmented
      className="archive-tabs"
      aria-label={t('desk.nav.archive')}
      value={of}
      options={[
        { value: 'agreements', label: t('desk.nav.agreements') },
        { value: 'letters', label: t('desk.nav.letters') },
      ]}
      onChange={(next) => void navigate(next === 'letters' ? '/desk/archive/letters' : '/desk/archive')}
    />
  );
}
