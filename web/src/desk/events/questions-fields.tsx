import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { questionKinds } from '../../api/types';

/** What everybody who signs up is asked besides name, e-mail and organisation. */
export function QuestionsFields({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="desk-section">
      <h2>{t('desk.event.questions')}</h2>
      <Form.List name="questions">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="box">
                <Form.Item
                  name={[field.name, 'label']}
                  label={t('desk.question.label')}
                  rules={[{ required: true, whitespace: true, message: t('desk.required') }]}
                >
                  <Input maxLength={300} disabled={disabled} />
                </Form.Item>
                <div className="desk-fields">
                  <Form.Item name={[field.name, 'kind']} label={t('desk.question.kind')} initialValue="text">
                    <Select
                      disabled={disabled}
                      options={questionKinds.map((value) => ({ value, label: t(`kind.question.${value}`) }))}
                    />
                  </Form.Item>
                  <Form.Item noStyle shouldUpdate>
                    {({ getFieldValue }) =>
                      ['choice', 'multi_choice'].includes(String(getFieldValue(['questions', field.name, 'kind']))) && (
                        <Form.Item
                          name={[field.name, 'options']}
                          label={t('desk.question.options')}
                          rules={[{ required: true, message: t('desk.required') }]}
                        >
                          <Select
                            mode="tags"
                            disabled={disabled}
                            tokenSeparators={['、', ',', ',']}
                            open={false}
                            suffixIcon={null}
                          />
                        </Form.Item>
                      )
                    }
                  </Form.Item>
                </div>
                <Form.Item name={[field.name, 'required']} valuePropName="checked" noStyle>
                  <Checkbox disabled={disabled}>{t('desk.question.required')}</Checkbox>
                </Form.Item>
                <Button type="link" danger disabled={disabled} onClick={() => remove(field.name)}>
                  {t('desk.question.remove')}
                </Button>
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
