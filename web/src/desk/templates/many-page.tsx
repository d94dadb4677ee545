import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { SheetOutcome } from '../../api/send-sheet';
import { useFillMany, useTemplate, type BulkView, type TemplateView } from '../../api/templates';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { hasHeadings, tableOf } from '../sheets/pasted-table';
import { RejectedRows } from '../sheets/rejected-rows';
import { noSheet, SheetInput } from '../sheets/sheet-input';
import { commonOf, type ManyValues } from './many-values';
import { OurSide } from './our-side';
import { ManyResults } from './many-results';

const isHeading = /^(对方单位|乙方|单位|单位名称|对方|organisation)$/i;

/** One template for many counterparties at once. */
export function ManyPage() {
  const { id = '' } = useParams();
  const template = useTemplate(id);
  if (template.isError) return <LoadFailed error={template.error} retry={() => void template.refetch()} />;
  if (!template.data) return <Loading lines={10} />;
  return <Many template={template.data} />;
}

/** First what would happen, every bad row named; then the drafts; then, if wanted, each is sent while one looks on. */
function Many({ template }: { template: TemplateView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ManyValues>();
  const problem = useFormProblem(form);
  const fill = useFillMany(template.id);
  const [sheet, setSheet] = useState(noSheet);
  const [checked, setChecked] = useState<SheetOutcome<BulkView> | null>(null);
  const [made, setMade] = useState<BulkView | null>(null);
  const own = template.variables.filter(({ system }) => !system).map(({ name }) => name);
  const headings = ['对方单位', '签署人', '签署人邮箱', ...own];

  async function act(dryRun: boolean): Promise<void> {
    problem.clear();
    const table = sheet.way === 'file' ? sheet.file : sheet.text.trim() && tableOf(sheet.text, headings, isHeading);
    if (!table) return void message.warning(t('letter.list_missing'));
    try {
      const common = commonOf(await form.validateFields());
      const outcome = await fill.mutateAsync({ sheet: table, common, dryRun });
      if (dryRun || outcome.rejected) return setChecked(outcome);
      setMade(outcome);
    } catch (error) {
      if (error instanceof Error) problem.refuse(error);
    }
  }

  const head = (
    <PageHead
      title={t('template.many_title', { name: template.name })}
      sub={t('template.many_what')}
      back={{ to: '/desk/templates', label: t('template.list') }}
    />
  );
  if (made)
    return (
      <>
        {head}
        <ManyResults of={made} onBack={() => (setMade(null), setChecked(null))} />
      </>
    );
  const ready = checked !== null && !checked.rejected;
  return (
    <>
      {head}
      <Form<ManyValues>
        name="many"
        form={form}
        layout="vertical"
        initialValues={{ label: '甲方', otherLabel: '乙方', order: 1, otherOrder: 1 }}
        onValuesChange={() => setChecked(null)}
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        {problem.summary && (
          <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
        )}
        <OurSide variables={own} />
        <section className="desk-section">
          <h2>{t('template.counterparties')}</h2>
          <SheetInput
            value={sheet}
            onChange={(next) => {
              setSheet(next);
              setChecked(null);
            }}
            label={t('template.counterparties')}
            example={`${headings.join('\t')}\n…`}
            columns={t('template.columns', { columns: headings.join('、') })}
          />
          {checked?.rejected && (
            <RejectedRows
              rows={checked.rejected}
              shift={sheet.way === 'paste' && !hasHeadings(sheet.text, isHeading) ? 1 : 0}
            />
          )}
          {checked && !checked.rejected && (
            <Notice tone="good" title={t('template.would', { created: checked.created, updated: checked.updated })}>
              {checked.unchanged > 0 && <p>{t('template.would_not', { count: checked.unchanged })}</p>}
            </Notice>
          )}
        </section>
        <div className="desk-save">
          <Button loading={fill.isPending && !ready} onClick={() => void act(true)}>
            {t('letter.check')}
          </Button>
          <Button type="primary" disabled={!ready} loading={fill.isPending && ready} onClick={() => void act(false)}>
            {t('template.make_drafts')}
          </Button>
        </div>
      </Form>
    </>
  );
}
