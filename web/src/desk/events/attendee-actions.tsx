import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceAction, type PlaceView, type RegistrationItem } from '../../api/registrations';
import { useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';
import { SubstituteDialog } from './substitute-dialog';

/** What an organiser can do with one sign-up now. */
export function AttendeeActions({ one }: { one: Pick<RegistrationItem | PlaceView, 'id' | 'name' | 'status'> }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const act = usePlaceAction(one.id);
  const ask = useAskReason();
  const [handing, setHanding] = useState(false);
  if (one.status === 'cancelled' || one.status === 'rejected') return null;
  const run = (name: 'approve' | 'reject' | 'cancel', reason?: string) =>
    act.mutateAsync({ name, reason }).then(
      () => void message.success(t(`desk.attendees.done.${name}`, { name: one.name })),
      (error: unknown) => void message.error(said(error)),
    );
  const cancel = () =>
    ask(
      {
        title: t('desk.attendees.cancel_sure', { name: one.name }),
        what: t('desk.attendees.cancel_what'),
        yes: t('desk.attendees.cancel'),
        optional: true,
      },
      (reason) => run('cancel', reason),
    );
  const reject = () =>
    ask(
      {
        title: t('desk.attendees.reject_sure', { name: one.name }),
        what: t('desk.attendees.reject_what'),
        yes: t('desk.attendees.reject'),
      },
      (reason) => run('reject', reason),
    );
  const pending = one.status === 'pending';
  const items: MenuProps['items'] = [
    { key: 'substitute', label: t('desk.attendees.substitute'), onClick: () => setHanding(true) },
    ...(pending ? [{ key: 'cancel', danger: true, label: t('desk.attendees.cancel'), onClick: cancel }] : []),
  ];
  return (
    <>
      {pending && (
        <>
          <Button type="link" size="small" loading={act.isPending} onClick={() => void run('approve')}>
            {t('desk.attendees.approve')}
          </Button>
          <Button type="link" size="small" danger onClick={reject}>
            {t('desk.attendees.reject')}
          </Button>
        </>
      )}
      {!pending && (
        <Button type="link" size="small" danger loading={act.isPending} onClick={cancel}>
          {t('desk.attendees.cancel')}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button type="text" size="small" aria-label={t('desk.more')}>
          …
        </Button>
      </Dropdown>
      {handing && <SubstituteDialog id={one.id} onClose={() => setHanding(false)} />}
    </>
  );
}
