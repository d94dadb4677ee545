import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import type { TemplateView } from '../../api/templates';

/** What a draft's text is filled from: a template just chosen, or the one it was made of. */
export interface FilledFrom {
  /** Chosen now: the draft takes its newest version. */
  templateId?: string;
  /** Made of it before, and stays with that version. */
  filledFromId?: string;
  version: number;
  name: string;
  variables: Record<string, string>;
}

export function filledFromOf(
  agreement: AgreementDetail | undefined,
  template: TemplateView | undefined,
): FilledFrom | undefined {
  if (template) {
    const own = template.variables.filter(({ system }) => !system);
    const variables = Object.fromEntries(own.map(({ name }) => [name, '']));
    return { templateId: template.id, version: template.version, name: template.name, variables };
  }
  const before = agreement?.filledFrom;
  return (
    before && {
      filledFromId: before.templateId,
      version: before.templateVersion,
      name: agreement.title,
      variables: before.variables,
    }
  );
}

/** The text itself, or what its template asks for. */
export function TextFields({ filled }: { filled: FilledFrom | undefined }) {
  const { t } = useTranslation();
  const [byHand, setByHand] = useState(false);
  const rules = [{ required: true, whitespace: true, message: t('desk.required') }];
  if (!filled || byHand)
    return (
      <section className="desk-section">
        <h2>{t('desk.agreement.text')}</h2>
        <Form.Item name="body" label={t('desk.agreement.body')} extra={t('desk.agreement.body_hint')} rules={rules}>
          <Input.TextArea rows={20} maxLength={200_000} />
        </Form.Item>
      </section>
    );
  return (
    <section className="desk-section">
      <h2>{t('desk.agreement.text')}</h2>
      <p className="hint">{t('template.fill_what', { name: filled.name, version: filled.version })}</p>
      <Form.Item name="templateId" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="filledFromId" hidden>
        <Input />
      </Form.Item>
      {Object.keys(filled.variables).map((name) => (
        <Form.Item key={name} name={['variables', name]} label={name} rules={rules}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={5000} />
        </Form.Item>
      ))}
      {filled.filledFromId && (
        <Button type="link" onClick={() => setByHand(true)}>
          {t('template.by_hand')}
        </Button>
      )}
    </section>
  );
}
