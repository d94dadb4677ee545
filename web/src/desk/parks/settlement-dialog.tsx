import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Settlement, useRecordSettlement } from '../../api/parks';
import { OrganisationsItem } from '../events/event-fields';
import { useFormProblem } from '../form-problem';

interface SettlementDialogProps {
  parkId: string;
  close: () => void;
}

/** Somebody intends to settle here: how much room, from when. A case opens for it at once. */
export function SettlementDialog({ parkId, close }: SettlementDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Settlement>();
  const problem = useFormProblem(form);
  const record = useRecordSettlement(parkId);
  const submit = (values: Settlement) => {
    // What was left empty is not known.
    const given = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
    );
    record.mutate(
      { ...given, fromOrganisationId: values.fromOrganisationId },
      { onSuccess: close, onError: problem.refuse },
    );
  };
  return (
    <Modal
      open
      title={t('desk.park.add_intent')}
      okText={t('desk.save')}
      cancelText={t('ui.back')}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} />}
      <Form name="settlement" form={form} layout="vertical" onFinish={submit}>
        <OrganisationsItem name="fromOrganisationId" label={t('desk.park.who')} known={[]} required single />
        <Form.Item
          name="areaSquareMetres"
          label={t('desk.park.wanted_area')}
          rules={[{ pattern: /^\s*\d{1,9}(\.\d{1,2})?\s*$/, message: t('desk.park.area_wrong') }]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="wantedFrom" label={t('desk.park.wanted_from')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="note" label={t('desk.park.note')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
