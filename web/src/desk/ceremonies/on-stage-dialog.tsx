import { Alert, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CeremonyItem, PersonOnStage, useCeremonyAction } from '../../api/ceremonies';
import { useFormProblem } from '../form-problem';

interface OnStageValues {
  onStage: PersonOnStage[];
  hideAmount: boolean;
  note?: string;
}

interface OnStageDialogProps {
  item: CeremonyItem;
  action: ReturnType<typeof useCeremonyAction>;
  onClose: () => void;
}

/** Who comes on stage for one agreement, as the hall is told; the agreement's own signers unless somebody says so. */
export function OnStageDialog({ item, action, onClose }: OnStageDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<OnStageValues>();
  const problem = useFormProblem(form);
  const required = { required: true, whitespace: true, message: t('desk.required') };
  const save = (values: Partial<Omit<OnStageValues, 'onStage'>> & { onStage?: PersonOnStage[] | null }) =>
    action.mutate({ name: 'item', itemId: item.id, ...values }, { onSuccess: onClose, onError: problem.refuse });
  return (
    <Modal
      open
      width={680}
      title={item.agreement.title}
      okText={t('desk.save')}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={action.isPending}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {item.onStageGiven && <Button onClick={() => save({ onStage: null })}>{t('ceremony.take_signers')}</Button>}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      <Form<OnStageValues>
        name="on-stage"
        form={form}
        layout="vertical"
        initialValues={{ onStage: item.onStage, hideAmount: item.hideAmount, note: item.note }}
        onFinish={({ onStage, hideAmount, note }) =>
          // Only who was changed by hand is kept; otherwise they go on being the agreement's signers.
          save({ hideAmount, note: note ?? '', ...(form.isFieldsTouched(['onStage']) ? { onStage } : {}) })
        }
      >
        <Form.List name="onStage">
          {(people, { add, remove }) => (
            <fieldset className="run-people-fields">
              <legend>{t('ceremony.people')}</legend>
              {people.map((one) => (
                <div key={one.key}>
                  <Form.Item name={[one.name, 'name']} rules={[required]}>
                    <Input maxLength={100} aria-label={t('field.name')} placeholder={t('field.name')} />
                  </Form.Item>
                  <Form.Item name={[one.name, 'title']}>
                    <Input
                      maxLength={100}
                      aria-label={t('ceremony.person_title')}
                      placeholder={t('ceremony.person_title')}
                    />
                  </Form.Item>
                  <Form.Item name={[one.name, 'party']}>
                    <Select
                      allowClear
                      aria-label={t('ceremony.party')}
                      placeholder={t('ceremony.party')}
                      options={item.agreement.parties.map(({ name }) => ({ value: name, label: name }))}
                    />
                  </Form.Item>
                  <Button type="text" aria-label={t('desk.remove')} onClick={() => remove(one.name)}>
                    ×
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({})} disabled={people.length >= 20}>
                {t('ceremony.person_add')}
              </Button>
            </fieldset>
          )}
        </Form.List>
        {item.agreement.amount && (
          <Form.Item name="hideAmount" valuePropName="checked">
            <Checkbox>{t('ceremony.hide_amount')}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="note" label={t('ceremony.note')}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
