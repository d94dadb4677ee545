import { Alert, App, Form, Input, Modal, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { type IntentBody, useRecordIntent } from '../../api/intents';
import { intentKinds } from '../../api/types';
import { OrganisationsItem } from '../events/event-fields';
import { useFormProblem } from '../form-problem';

interface IntentDialogProps {
  /** Where it was stated. */
  eventId?: string;
  /** Who wants to settle in this park, and nothing else. */
  parkId?: string;
  close: () => void;
}

/** Somebody intends to go on with somebody else, or to settle in a park: who, with whom, and whom to call. */
export function IntentDialog({ eventId, parkId, close }: IntentDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<IntentBody>();
  const problem = useFormProblem(form);
  const record = useRecordIntent();
  const kind = Form.useWatch('kind', form) ?? (parkId ? 'settlement' : 'cooperation');
  const submit = (values: IntentBody) => {
    const { contact, ...said } = given(values);
    const toOrganisationId = parkId ?? values.toOrganisationId;
    const body = {
      ...said,
      kind,
      fromOrganisationId: values.fromOrganisationId,
      toOrganisationId,
      ...(eventId && { eventId }),
      ...(kind === 'settlement' && { parkId: toOrganisationId }),
      ...(contact && { contact }),
    };
    record.mutate(body, {
      onSuccess: () => {
        void message.success(t('desk.intent.recorded'));
        close();
      },
      onError: problem.refuse,
    });
  };
  return (
    <Modal
      open
      title={t(parkId ? 'desk.park.add_intent' : 'desk.intent.add')}
      okText={t('desk.save')}
      cancelText={t('ui.back')}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} />}
      <Form name="intent" form={form} layout="vertical" onFinish={submit}>
        {!parkId && (
          <Form.Item name="kind" label={t('intent.kind')} initialValue="cooperation">
            <Segmented options={intentKinds.map((value) => ({ value, label: t(`kind.intent.${value}`) }))} />
          </Form.Item>
        )}
        <OrganisationsItem name="fromOrganisationId" label={t('desk.park.who')} known={[]} required single />
        {!parkId && (
          <OrganisationsItem
            name="toOrganisationId"
            label={t(kind === 'settlement' ? 'desk.park.name' : 'intent.to')}
            known={[]}
            required
            single
          />
        )}
        {kind === 'settlement' && <SettlementItems />}
        <Form.Item name="note" label={t('desk.park.note')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <Form.Item name={['contact', 'name']} label={t('desk.intent.contact')} extra={t('desk.intent.contact_what')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['contact', 'phone']} label={t('desk.intent.phone')}>
          <Input maxLength={40} inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name={['contact', 'email']} label={t('desk.intent.email')}>
          <Input maxLength={254} inputMode="email" autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function SettlementItems() {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

/** What was left empty is not known. */
function given({ note, areaSquareMetres, wantedFrom, contact }: IntentBody): Partial<IntentBody> {
  const said = (values: Record<string, string | undefined>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
    );
  const known = said({ ...contact });
  return {
    ...said({ note, areaSquareMetres, wantedFrom }),
    ...(Object.keys(known).length > 0 && { contact: known }),
  };
}
