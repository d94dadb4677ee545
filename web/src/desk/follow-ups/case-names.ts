import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '../../api/follow-ups';

/** 甲 → 乙 */
export function usePartiesOf(): (one: Pick<FollowUpView, 'fromOrganisationName' | 'toOrganisationName'>) => string {
  const { t } = useTranslation();
  return (one) => `${one.fromOrganisationName ?? t('desk.follow_up.nobody')} → ${one.toOrganisationName ?? '…'}`;
}
