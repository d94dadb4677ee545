import { Alert, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { figureNames } from '../../api/reports';
import { qualifiers, type Statement, type StatementBody, useKeepStatement } from '../../api/statements';
import { eventKinds } from '../../api/types';
import { useFormProblem } from '../form-problem';

const fields = ['figure', 'label', 'qualifier', 'from', 'to', 'asOf', 'kind', 'scope'] as const;
type Values = StatementBody & { reason?: string };

/** Enters a published figure, or corrects one: then the earlier one stays to be read. */
export function StatementDialog({ of, close }: { of?: Statement | undefined; close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const problem = useFormProblem(form);
  const keep = useKeepStatement(of);
  const submit = (values: Values) => {
    // What was emptied is taken away.
    const rest = Object.fromEntries(fields.map((name) => [name, values[name] || null]));
    keep.mutate({ ...values, ...rest }, { onSuccess: close, onError: problem.refuse });
  };
  const required = { required: true, message: t('statement.missing') };
  return (
    <Modal
      open
      title={t(of ? 'statement.correct' : 'statement.add')}
      okText={t('statement.save')}
      cancelText={t('ui.back')}
      confirmLoading={keep.isPending}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} />}
      <Form name="statement" form={form} layout="vertical" initialValues={of ?? { unit: '场' }} onFinish={submit}>
        <Form.Item name="figure" label={t('statement.figure')} extra={t('statement.figure_hint')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={figureNames.map((value) => ({ value, label: t(`figure.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="label" label={t('statement.label')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="qualifier" label={t('statement.qualifier')}>
          <Select
            allowClear
            options={qualifiers.map((value) => ({ value, label: t(`statement.qualifier_${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="value" label={t('statement.value')} rules={[required]}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="unit" label={t('statement.unit')} extra={t('statement.unit_hint')} rules={[required]}>
          <Input maxLength={10} />
        </Form.Item>
        <Form.Item name="from" label={t('desk.report.from')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={t('desk.report.to')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="asOf" label={t('statement.as_of')} extra={t('statement.as_of_hint')}>
          <Input placeholder="2021-12" />
        </Form.Item>
        <Form.Item name="kind" label={t('filter.kind')}>
          <Select allowClear options={eventKinds.map((value) => ({ value, label: t(`kind.event.${value}`) }))} />
        </Form.Item>
        <Form.Item name="scope" label={t('statement.scope')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="definition" label={t('statement.definition')} rules={[required]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item name="source" label={t('statement.source')} rules={[required]}>
          <Input maxLength={300} />
        </Form.Item>
        {of && (
          <Form.Item name="reason" label={t('statement.reason')}>
            <Input maxLength={300} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
