import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../../api/session';
import { useSaveTemplate, useTemplate, type TemplateBody, type TemplateView } from '../../api/templates';
import { agreementKinds } from '../../api/types';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { useUnsaved } from '../use-unsaved';
import { TemplatePreview } from './template-preview';
import { TemplateVersions } from './template-versions';

/** Given by every draft; a template may use each of them. */
const systemVariables = [
  ...['甲方', '甲方.签署人', '乙方', '乙方.签署人', '编号', '标题', '金额', '大写金额', '技术交易额'],
  ...['开始日期', '结束日期', '今日'],
];

export function TemplateEditor() {
  const { id = '' } = useParams();
  const template = useTemplate(id);
  if (template.isError) return <LoadFailed error={template.error} retry={() => void template.refetch()} />;
  if (id && !template.data) return <Loading lines={10} />;
  return <Editor key={`${id} ${template.data?.version ?? 0}`} template={template.data} />;
}

/** Left the text with its variables, right the PDF it makes; who is no administrator reads. */
function Editor({ template }: { template?: TemplateView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const me = useMe();
  const administrator = me.data?.roles.some((role) => role === 'admin') ?? false;
  const [form] = Form.useForm<TemplateBody>();
  const problem = useFormProblem(form);
  const save = useSaveTemplate(template?.id);
  const unsaved = useUnsaved();
  const values: Partial<TemplateBody> = Form.useWatch([], form) ?? {};

  async function submit(body: TemplateBody): Promise<void> {
    problem.clear();
    try {
      const saved = await save.mutateAsync({ body, version: template?.version });
      unsaved.done();
      void message.success(t('template.saved', { version: saved.version }));
      void navigate(`/desk/templates/${saved.id}`);
    } catch (error) {
      problem.refuse(error);
    }
  }
  function insert(name: string): void {
    const area = document.getElementById('template_body') as HTMLTextAreaElement | null;
    const body: string = form.getFieldValue('body') ?? '';
    const at = area?.selectionStart ?? body.length;
    form.setFieldValue('body', `${body.slice(0, at)}{{${name}}}${body.slice(area?.selectionEnd ?? at)}`);
    unsaved.touch();
    area?.focus();
  }

  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <>
      <PageHead
        title={template?.name ?? t('template.new')}
        sub={template && t('template.version_n', { version: template.version })}
        back={{ to: '/desk/templates', label: t('template.list') }}
      />
      <div className="desk-columns desk-beside">
        <Form<TemplateBody>
          name="template"
          form={form}
          layout="vertical"
          disabled={!administrator}
          initialValues={template ?? { kind: 'development' }}
          onValuesChange={() => unsaved.touch()}
          onFinish={(body) => void submit(body)}
        >
          {problem.summary && (
            <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
          )}
          <div className="desk-fields">
            <Form.Item name="name" label={t('template.name')} rules={[required]}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="kind" label={t('filter.kind')} rules={[required]}>
              <Select options={agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) }))} />
            </Form.Item>
          </div>
          <p className="hint">{t('template.variables_what')}</p>
          {administrator && (
            <p className="variable-row">
              {systemVariables.map((name) => (
                <Button key={name} size="small" onClick={() => insert(name)}>
                  {name}
                </Button>
              ))}
            </p>
          )}
          <Form.Item
            name="body"
            label={t('desk.agreement.body')}
            extra={t('desk.agreement.body_hint')}
            rules={[required]}
          >
            <Input.TextArea rows={24} maxLength={100_000} />
          </Form.Item>
          {administrator && (
            <div className="desk-save">
              <Button type="primary" htmlType="submit" loading={save.isPending}>
                {t(template ? 'template.save_version' : 'desk.save')}
              </Button>
              {unsaved.dirty && <span className="hint">{t('desk.unsaved')}</span>}
            </div>
          )}
        </Form>
        <aside aria-label={t('desk.preview.title')}>
          <TemplatePreview of={{ title: values.name, kind: values.kind, body: values.body, variables: {} }} />
          {template && <TemplateVersions of={template} />}
        </aside>
      </div>
    </>
  );
}
