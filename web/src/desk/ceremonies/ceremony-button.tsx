import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/session';

/** From a signing event to its runs, for those who may open them. */
export function CeremonyButton({ event }: { event: { id: string; kind: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const staff = me.data?.roles.some((role) => role === 'admin' || role === 'staff') ?? false;
  if (event.kind !== 'signing_ceremony' || !staff) return null;
  return (
    <Button onClick={() => void navigate(`/desk/ceremonies?event=${event.id}`)}>{t('desk.nav.ceremonies')}</Button>
  );
}
