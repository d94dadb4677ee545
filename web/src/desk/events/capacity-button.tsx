import { Alert, Button, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeTerms } from '../../api/registrations';
import { useFormProblem } from '../form-problem';

/** More places at once for who waits; never fewer than are held. */
export function CapacityButton({ eventId, capacity }: { eventId: string; capacity: number | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ capacity?: number | null }>();
  const problem = useFormProblem(form);
  const change = useChangeTerms(eventId);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('desk.capacity.change')}</Button>
      <Modal
        open={open}
        title={t('desk.capacity.change')}
        okText={t('desk.save')}
        onCancel={() => setOpen(false)}
        onOk={form.submit}
        confirmLoading={change.isPending}
        destroyOnHidden
      >
        <p>{t('desk.capacity.what')}</p>
        {problem.summary && (
          <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
        )}
        <Form
          name="places"
          form={form}
          layout="vertical"
          initialValues={{ capacity }}
          onFinish={(values: { capacity?: number | null }) => {
            problem.clear();
            change.mutate(
              { capacity: values.capacity ?? null },
              { onSuccess: () => setOpen(false), onError: problem.refuse },
            );
          }}
        >
          <Form.Item name="capacity" label={t('desk.event.capacity')} extra={t('desk.event.capacity_hint')}>
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
