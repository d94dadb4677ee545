import { Alert, App, Button, Checkbox, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../api/events';
import {
  useChangeUser,
  useInviteUser,
  useSendPasswordLink,
  useUsers,
  type UserBody,
  type UserView,
} from '../../api/users';
import { roles } from '../../api/types';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { OrganisationsItem } from '../events/event-fields';
import { useFormProblem, useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { ExportButtons } from '../sheets/export-buttons';

export function UsersPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const users = useUsers();
  const organisations = useOrganisations();
  const link = useSendPasswordLink();
  const [editing, setEditing] = useState<UserView | 'new' | null>(null);
  const names = new Map(organisations.data?.map((one) => [one.id, one.name]));
  const list = (ids: string[]) => ids.map((id) => names.get(id) ?? '…').join(t('ui.comma'));
  return (
    <>
      <PageHead title={t('desk.nav.users')}>
        <ExportButtons of="/api/users" />
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('desk.user.new')}
        </Button>
      </PageHead>
      {users.isError ? (
        <LoadFailed error={users.error} retry={() => void users.refetch()} />
      ) : (
        <Table<UserView>
          rowKey="id"
          size="middle"
          loading={users.isPending}
          dataSource={users.data}
          pagination={false}
          scroll={{ x: 860 }}
          columns={[
            {
              title: t('field.name'),
              render: (_, user) => (
                <>
                  {user.name} {user.disabled && <StatusMark tone="bad">{t('desk.user.disabled')}</StatusMark>}
                  <span className="desk-sub">{user.email}</span>
                </>
              ),
            },
            {
              title: t('desk.user.roles'),
              render: (_, user) => user.roles.map((role) => t(`role.${role}`)).join(t('ui.comma')),
            },
            { title: t('desk.user.hosts'), render: (_, user) => list(user.hosts) },
            { title: t('desk.user.member_of'), render: (_, user) => list(user.memberOf) },
            {
              title: t('desk.actions'),
              width: 200,
              render: (_, user) => (
                <>
                  <Button type="link" size="small" onClick={() => setEditing(user)}>
                    {t('desk.change')}
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    disabled={user.disabled || link.isPending}
                    onClick={() =>
                      link.mutate(user.id, {
                        onSuccess: () => void message.success(t('desk.user.link_sent', { email: user.email })),
                        onError: (error) => void message.error(said(error)),
                      })
                    }
                  >
                    {t('desk.user.send_link')}
                  </Button>
                </>
              ),
            },
          ]}
        />
      )}
      {editing && (
        <UserDialog
          user={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(null)}
          known={organisations.data ?? []}
        />
      )}
    </>
  );
}

function UserDialog({
  user,
  known,
  onClose,
}: {
  user?: UserView;
  known: { id: string; name: string; nameEn?: string | null }[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<UserBody>();
  const problem = useFormProblem(form);
  const invite = useInviteUser();
  const change = useChangeUser();
  const required = { required: true, message: t('desk.required') };
  const names = known.map(({ id, name, nameEn }) => ({ id, name, nameEn: nameEn ?? null }));

  function submit(values: UserBody): void {
    problem.clear();
    const { email, disabled, ...body } = values;
    const then = (said: string) => ({
      onSuccess: () => {
        void message.success(said);
        onClose();
      },
      onError: problem.refuse,
    });
    if (user) change.mutate({ id: user.id, version: user.version, body: { ...body, disabled } }, then(t('desk.saved')));
    else invite.mutate({ ...body, email }, then(t('desk.user.invited', { email })));
  }

  return (
    <Modal
      open
      title={user ? t('desk.user.edit') : t('desk.user.new')}
      okText={user ? t('desk.save') : t('desk.user.invite')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={invite.isPending || change.isPending}
      destroyOnHidden
    >
      {problem.summary && (
        <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
      )}
      {!user && <p className="hint">{t('desk.user.invite_what')}</p>}
      <Form<UserBody>
        name="user"
        form={form}
        layout="vertical"
        initialValues={user ?? { roles: ['organiser'], hosts: [], memberOf: [] }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t('field.name')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('field.email')}
          rules={[required, { type: 'email', message: t('sign_up.email_wrong') }]}
        >
          <Input maxLength={254} disabled={Boolean(user)} />
        </Form.Item>
        <Form.Item name="roles" label={t('desk.user.roles')} rules={[required]}>
          <Checkbox.Group options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <OrganisationsItem name="hosts" label={t('desk.user.hosts')} known={names} />
        <OrganisationsItem name="memberOf" label={t('desk.user.member_of')} known={names} />
        {user && (
          <Form.Item name="disabled" valuePropName="checked" extra={t('desk.user.disable_what')}>
            <Checkbox>{t('desk.user.disable')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
