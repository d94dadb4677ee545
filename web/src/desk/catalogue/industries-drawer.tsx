import { App, Button, Drawer, Form, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Industry, useIndustries, useSaveIndustry } from '../../api/industries';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

interface Named {
  name: string;
  nameEn?: string | null;
}

/** The table of industries: what forms offer, and what lists are filtered by. */
export function IndustriesDrawer({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const industries = useIndustries();
  const save = useSaveIndustry();
  const [form] = Form.useForm<Named>();
  const [changed, setChanged] = useState<Industry | null>(null);
  const act = (change: Parameters<typeof save.mutate>[0]) =>
    save.mutate(change, {
      onSuccess: () => {
        void message.success(t('desk.saved'));
        setChanged(null);
        form.resetFields();
      },
      onError: (error) => void message.error(saidOf(error)),
    });
  const edit = (industry: Industry) => {
    setChanged(industry);
    form.setFieldsValue(industry);
  };
  return (
    <Drawer open={open} onClose={close} size={560} title={t('desk.industries.title')} destroyOnHidden>
      <p className="hint">{t('desk.industries.hint')}</p>
      <Form
        name="industry"
        form={form}
        layout="inline"
        onFinish={(body) => act({ ...body, ...(changed ? { id: changed.id } : {}) })}
        style={{ rowGap: 8, marginBottom: 16 }}
      >
        <Form.Item name="name" label={t('desk.industries.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('desk.industries.name_en')}>
          <Input maxLength={100} style={{ width: 140 }} />
        </Form.Item>
        <Space>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(changed ? 'desk.industries.rename' : 'desk.industries.add')}
          </Button>
          {changed && (
            <Button
              onClick={() => {
                setChanged(null);
                form.resetFields();
              }}
            >
              {t('ui.back')}
            </Button>
          )}
        </Space>
      </Form>
      <Table<Industry>
        rowKey="id"
        size="small"
        pagination={false}
        loading={industries.isPending}
        dataSource={industries.data ?? []}
        columns={[
          {
            title: t('desk.industries.name'),
            render: (_, { name, nameEn, retired }) => (
              <>
                {name} {retired && <StatusMark tone="quiet">{t('desk.industries.retired')}</StatusMark>}
                <span className="desk-sub">{nameEn}</span>
              </>
            ),
          },
          {
            width: 170,
            render: (_, industry) => (
              <Space>
                <Button size="small" onClick={() => edit(industry)}>
                  {t('desk.industries.rename')}
                </Button>
                <Button
                  size="small"
                  loading={save.isPending}
                  onClick={() => act({ id: industry.id, retired: !industry.retired })}
                >
                  {t(industry.retired ? 'desk.industries.take_back' : 'desk.industries.retire')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
    </Drawer>
  );
}
