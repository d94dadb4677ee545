import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useInvitationAction, type Invitation } from '../../api/inviting';
import { useSaidOf } from '../form-problem';

/** Remind, send a new link, take back: what is still possible. */
export function InvitationActions({ one }: { one: Invitation }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const act = useInvitationAction(one.id);
  const run = (name: 'revoke' | 'remind' | 'resend') =>
    act.mutateAsync({ name }).then(
      () => void message.success(t(`desk.invitations.done.${name}`, { email: one.email })),
      (error: unknown) => void message.error(said(error)),
    );
  const open = one.status === 'sent' || (one.status === 'accepted' && one.seatsLeft > 0);
  if (!open) return null;
  return (
    <>
      {one.status === 'sent' && (
        <>
          <Button type="link" size="small" loading={act.isPending} onClick={() => void run('remind')}>
            {t('desk.invitations.remind')}
          </Button>
          <Button type="link" size="small" onClick={() => void run('resend')}>
            {t('desk.invitations.resend')}
          </Button>
        </>
      )}
      <Button
        type="link"
        size="small"
        danger
        onClick={() =>
          void modal.confirm({
            title: t('desk.invitations.revoke_sure', { who: one.name ?? one.email }),
            content: t('desk.invitations.revoke_what'),
            okText: t('desk.invitations.revoke'),
            onOk: () => run('revoke'),
          })
        }
      >
        {t('desk.invitations.revoke')}
      </Button>
    </>
  );
}
