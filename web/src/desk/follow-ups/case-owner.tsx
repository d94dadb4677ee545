import { App, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, useOwners, type FollowUpDetail } from '../../api/follow-ups';
import { useMe } from '../../api/session';
import { useSaidOf } from '../form-problem';

/** Who looks after the case. */
export function CaseOwner({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe().data;
  const saidOf = useSaidOf();
  const owners = useOwners();
  const act = useFollowUpAction(of.id);
  const known = owners.data ?? [];
  // Somebody who has left is still shown where the case is theirs.
  const all =
    of.ownerId && !known.some(({ id }) => id === of.ownerId)
      ? [{ id: of.ownerId, name: of.ownerName ?? '…' }, ...known]
      : known;
  return (
    <div className="box">
      <h2>{t('desk.follow_up.owner')}</h2>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('desk.follow_up.owner')}
        placeholder={t('desk.follow_up.unassigned')}
        value={of.ownerId}
        loading={owners.isPending || act.isPending}
        disabled={act.isPending}
        options={all.map(({ id, name }) => ({
          value: id,
          label: id === me?.id ? t('desk.follow_up.me', { name }) : name,
        }))}
        onChange={(ownerId: string | undefined) =>
          act.mutate(
            { name: 'assign', ownerId: ownerId ?? null, version: of.version },
            {
              onSuccess: () => void message.success(t('desk.saved')),
              onError: (error) => void message.error(saidOf(error)),
            },
          )
        }
        style={{ width: '100%' }}
      />
    </div>
  );
}
