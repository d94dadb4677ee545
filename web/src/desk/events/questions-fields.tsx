import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { questionKinds } from '../../api/types';
import { QuestionPreview } from './question-preview';

const limited = ['text', 'number', 'multi_choice'];

/** What everybody who signs up is asked besides name, e-mail and organisation. */
export function QuestionsFields({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="desk-section">
      <h2>{t('desk.event.questions')}</h2>
      <Form.List name="questions">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map((field, at) => (
              <div key={field.key} className="box" role="group" aria-label={t('desk.question.nth', { number: at + 1 })}>
                <div className="question-head">
                  <strong>{t('desk.question.nth', { number: at + 1 })}</strong>
                  {!disabled && (
                    <span>
                      <Button
                        type="text"
                        size="small"
                        disabled={at === 0}
                        aria-label={t('desk.question.up')}
                        onClick={() => move(at, at - 1)}
                      >
                        ↑
                      </Button>
                      <Button
                        type="text"
                        size="small"
                        disabled={at === fields.length - 1}
                        aria-label={t('desk.question.down')}
                        onClick={() => move(at, at + 1)}
                      >
                        ↓
                      </Button>
                      <Button type="link" size="small" danger onClick={() => remove(field.name)}>
                        {t('desk.question.remove')}
                      </Button>
                    </span>
                  )}
                </div>
                <QuestionFields name={field.name} disabled={disabled} />
              </div>
            ))}
            {!disabled && (
              <Button style={{ marginTop: 12 }} onClick={() => add({ kind: 'text', required: false })}>
                {t('desk.question.add')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </section>
  );
}

function QuestionFields({ name, disabled }: { name: number; disabled: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = String(Form.useWatch(['questions', name, 'kind'], form) ?? 'text');
  return (
    <>
      <Form.Item
        name={[name, 'label']}
        label={t('desk.question.label')}
        rules={[{ required: true, whitespace: true, message: t('desk.required') }]}
      >
        <Input maxLength={300} disabled={disabled} />
      </Form.Item>
      <div className="desk-fields">
        <Form.Item name={[name, 'kind']} label={t('desk.question.kind')} initialValue="text">
          <Select
            disabled={disabled}
            options={questionKinds.map((value) => ({ value, label: t(`kind.question.${value}`) }))}
          />
        </Form.Item>
        {['choice', 'multi_choice'].includes(kind) && (
          <Form.Item
            name={[name, 'options']}
            label={t('desk.question.options')}
            rules={[{ required: true, message: t('desk.required') }]}
          >
            <Select mode="tags" disabled={disabled} tokenSeparators={['、', ',', ',']} open={false} suffixIcon={null} />
          </Form.Item>
        )}
        {limited.includes(kind) && (
          <>
            {kind === 'number' && (
              <Form.Item name={[name, 'min']} label={t('desk.question.min')}>
                <InputNumber disabled={disabled} style={{ width: '100%' }} />
              </Form.Item>
            )}
            <Form.Item name={[name, 'max']} label={t(`desk.question.max_${kind}`)}>
              <InputNumber min={kind === 'number' ? undefined : 1} disabled={disabled} style={{ width: '100%' }} />
            </Form.Item>
          </>
        )}
      </div>
      <Form.Item name={[name, 'required']} valuePropName="checked" noStyle>
        <Checkbox disabled={disabled}>{t('desk.question.required')}</Checkbox>
      </Form.Item>
      <QuestionPreview name={name} />
    </>
  );
}
