import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoorLinks, useMakeDoorLink, useRevokeDoorLink, type DoorLink } from '../../api/doors';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { QrPicture } from '../../ui/qr-picture';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

/** Links for stewards: made, shown once as a QR code, and taken away again. */
export function DoorLinks({ eventId, open, onClose }: { eventId: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const [form] = Form.useForm<{ label: string }>();
  const links = useDoorLinks(eventId, open);
  const make = useMakeDoorLink(eventId);
  const [url, setUrl] = useState('');
  const close = () => {
    setUrl('');
    onClose();
  };
  return (
    <Modal open={open} title={t('desk.gate.links')} onCancel={close} footer={null} destroyOnHidden>
      <p>{t('desk.gate.links_sub')}</p>
      {url ? (
        <figure className="qr">
          <QrPicture text={url} label={t('desk.gate.made')} />
          <figcaption>
            <span>{t('desk.gate.made')}</span>
            <p>{t('desk.gate.made_next')}</p>
            <Button
              onClick={() => void navigator.clipboard.writeText(url).then(() => message.success(t('desk.gate.copied')))}
            >
              {t('desk.gate.copy')}
            </Button>
          </figcaption>
        </figure>
      ) : (
        <Form
          form={form}
          layout="inline"
          onFinish={({ label }) =>
            make.mutate(label, {
              onSuccess: (made) => setUrl(made.url),
              onError: (error) => void message.error(said(error)),
            })
          }
        >
          <Form.Item name="label" label={t('desk.gate.label')} rules={[{ required: true }]} style={{ flex: 1 }}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('desk.gate.make')}
          </Button>
        </Form>
      )}
      {links.isPending && <Loading lines={2} />}
      {links.isError && <LoadFailed error={links.error} retry={() => void links.refetch()} />}
      {links.data?.items.length === 0 && <p className="hint">{t('desk.gate.no_links')}</p>}
      {links.data?.items.map((link) => (
        <LinkLine key={link.id} eventId={eventId} link={link} />
      ))}
    </Modal>
  );
}

function LinkLine({ eventId, link }: { eventId: string; link: DoorLink }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const said = useSaidOf();
  const revoke = useRevokeDoorLink(eventId);
  const until = formatWhen({ startsAt: link.expiresAt, endsAt: link.expiresAt }, locale());
  const ask = () => {
    void modal.confirm({
      title: `${t('desk.gate.revoke')}：${link.label}`,
      content: t('desk.gate.revoke_ask'),
      okText: t('desk.gate.revoke'),
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync(link.id).catch((error: unknown) => void message.error(said(error))),
    });
  };
  return (
    <div className="line">
      <span>
        {link.label}
        <span className="desk-sub">{t('desk.gate.scans', { count: link.scans })}</span>
      </span>
      <span>
        <StatusMark tone={link.status === 'active' ? 'good' : 'quiet'}>
          {t(`desk.gate.link_${link.status}`, { when: until })}
        </StatusMark>
        {link.status === 'active' && (
          <Button type="link" danger onClick={ask}>
            {t('desk.gate.revoke')}
          </Button>
        )}
      </span>
    </div>
  );
}
