import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAgreements } from '../../api/agreements';
import { usePlanCeremony } from '../../api/ceremonies';
import { useEvents } from '../../api/events';
import { formatWhen } from '../../format/when';
import { locale } from '../../i18n';
import { titleOf } from '../../public/names';
import { useFormProblem } from '../form-problem';

interface PlanValues {
  eventId: string;
  title: string;
  showAmounts: boolean;
  takeAll: boolean;
}

/** A run for an event; the agreements that name the event come along, if wanted. */
export function PlanDialog({ eventId, onClose }: { eventId?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [form] = Form.useForm<PlanValues>();
  const problem = useFormProblem(form);
  const plan = usePlanCeremony();
  const events = useEvents({ q: q || undefined, order: 'desc', limit: 30 });
  const chosen = Form.useWatch('eventId', form) ?? eventId;
  const agreements = useAgreements({ event: chosen, limit: 200 });
  const fitting = (chosen ? (agreements.data?.pages[0]?.items ?? []) : [])
    .filter((one) => one.status === 'draft' || one.status === 'signing' || one.status === 'signed')
    // The list has the newest first; the run begins with the one that was written first.
    .reverse();
  const required = { required: true, message: t('desk.required') };
  return (
    <Modal
      open
      title={t('ceremony.plan')}
      okText={t('desk.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={plan.isPending}
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      <Form<PlanValues>
        name="ceremony"
        form={form}
        layout="vertical"
        initialValues={{ eventId, title: t('desk.nav.ceremonies'), showAmounts: false, takeAll: true }}
        onFinish={({ takeAll, ...body }) => {
          problem.clear();
          const items = takeAll ? fitting.map((one) => ({ agreementId: one.id })) : [];
          plan.mutate(
            { ...body, items },
            { onSuccess: ({ id }) => void navigate(`/desk/ceremonies/${id}`), onError: problem.refuse },
          );
        }}
      >
        <Form.Item name="eventId" label={t('desk.nav.events')} rules={[required]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={events.isFetching}
            options={events.data?.pages[0]?.items.map((event) => ({
              value: event.id,
              label: `${titleOf(event)} · ${formatWhen(event, locale())}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="title" label={t('ceremony.title')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="takeAll" valuePropName="checked">
          <Checkbox disabled={fitting.length === 0}>{t('ceremony.take_all', { count: fitting.length })}</Checkbox>
        </Form.Item>
        <Form.Item name="showAmounts" valuePropName="checked" extra={t('ceremony.show_amounts_what')}>
          <Checkbox>{t('ceremony.show_amounts')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
