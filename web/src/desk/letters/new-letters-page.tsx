import { Alert, App, Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useImportLetters, useIssueLetters, type LettersIssued } from '../../api/letters';
import type { SheetOutcome } from '../../api/send-sheet';
import { Notice } from '../../ui/notice';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { hasHeadings, tableOf } from '../sheets/pasted-table';
import { RejectedRows } from '../sheets/rejected-rows';
import { noSheet, SheetInput } from '../sheets/sheet-input';
import { LetterFields } from './letter-fields';
import { commonOf, holderOf, type LetterValues } from './letter-values';

const ways = ['one', 'many', 'everyone'] as const;
type Way = (typeof ways)[number];
const headings = ['姓名', '单位', '邮箱'];
const isHeading = /^(姓名|持有人|受聘人|name)$/i;

/** One letter, a table of hundreds, or everybody who came: first what would happen, every bad row named; then issued. */
export function NewLettersPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<LetterValues>();
  const problem = useFormProblem(form, (pointer) => pointer.replace(/^\/holders\/0\//, '/'));
  const issue = useIssueLetters();
  const load = useImportLetters();
  const [way, setWay] = useState<Way>('one');
  const [sheet, setSheet] = useState(noSheet);
  const [checked, setChecked] = useState<SheetOutcome<LettersIssued> | null>(null);
  const kind = Form.useWatch('kind', form) ?? 'appointment';
  const busy = issue.isPending || load.isPending;
  const change = () => {
    setChecked(null);
    problem.clear();
  };

  function table(): Blob | File | null {
    if (sheet.way === 'file') return sheet.file;
    return sheet.text.trim() ? tableOf(sheet.text, headings, isHeading) : null;
  }
  async function ask(values: LetterValues, dryRun: boolean): Promise<SheetOutcome<LettersIssued> | null> {
    const common = commonOf(values);
    if (way === 'one') return issue.mutateAsync({ body: { ...common, holders: [holderOf(values)] }, dryRun });
    if (way === 'everyone') return issue.mutateAsync({ body: { ...common, everyoneWhoCame: true }, dryRun });
    const rows = table();
    return rows && load.mutateAsync({ sheet: rows, common, dryRun });
  }
  async function act(dryRun: boolean): Promise<void> {
    problem.clear();
    try {
      const outcome = await ask(await form.validateFields(), dryRun);
      if (!outcome) return void message.warning(t('letter.list_missing'));
      if (dryRun || outcome.rejected) return setChecked(outcome);
      void message.success(t('letter.issued_done', { count: outcome.created }));
      const [first] = outcome.items;
      const batch = outcome.batchId ?? first?.batchId;
      void navigate(batch ? `/desk/letters?batch=${batch}` : '/desk/letters');
    } catch (error) {
      if (error instanceof Error) problem.refuse(error);
    }
  }

  const ready = way === 'one' || (checked !== null && !checked.rejected && checked.created > 0);
  return (
    <>
      <PageHead title={t('letter.new')} back={{ to: '/desk/letters', label: t('desk.nav.letters') }} />
      <Form<LetterValues>
        name="letters"
        form={form}
        layout="vertical"
        initialValues={{ kind: 'appointment' }}
        onValuesChange={change}
        scrollToFirstError={{ focus: true, block: 'center' }}
      >
        {problem.summary && (
          <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
        )}
        <LetterFields kind={kind} />
        <section className="desk-section">
          <h2>{t('letter.whom')}</h2>
          <Segmented
            value={way}
            onChange={(chosen) => {
              setWay(chosen);
              change();
            }}
            options={ways
              .filter((one) => one !== 'everyone' || kind !== 'appointment')
              .map((value) => ({ value, label: t(`letter.way.${value}`) }))}
            style={{ marginBottom: 16 }}
          />
          {way === 'one' && <OneHolder />}
          {way === 'many' && (
            <SheetInput
              value={sheet}
              onChange={(next) => {
                setSheet(next);
                change();
              }}
              label={t('letter.way.many')}
              example={t('letter.paste_example')}
              columns={t('letter.columns')}
            />
          )}
          {way === 'everyone' && <p className="hint">{t('letter.everyone_what')}</p>}
          {checked?.rejected && (
            <RejectedRows
              rows={checked.rejected}
              shift={sheet.way === 'paste' && !hasHeadings(sheet.text, isHeading) ? 1 : 0}
            />
          )}
          {checked && !checked.rejected && (
            <Notice tone={checked.created > 0 ? 'good' : 'wait'} title={t('letter.would', { count: checked.created })}>
              {checked.unchanged > 0 && <p>{t('letter.would_not', { count: checked.unchanged })}</p>}
            </Notice>
          )}
        </section>
        <div className="desk-save">
          {way !== 'one' && (
            <Button loading={busy && !ready} onClick={() => void act(true)}>
              {t('letter.check')}
            </Button>
          )}
          <Button type="primary" disabled={!ready} loading={busy && ready} onClick={() => void act(false)}>
            {way === 'one' || !checked || checked.rejected
              ? t('letter.issue')
              : t('letter.issue_all', { count: checked.created })}
          </Button>
        </div>
      </Form>
    </>
  );
}

function OneHolder() {
  const { t } = useTranslation();
  const required = { required: true, whitespace: true, message: t('desk.required') };
  return (
    <div className="desk-fields">
      <Form.Item name="name" label={t('letter.holder')} rules={[required]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="organisation" label={t('field.organisation')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('field.email')}
        extra={t('letter.email_hint')}
        rules={[{ type: 'email', message: t('sign_up.email_wrong') }]}
      >
        <Input maxLength={254} />
      </Form.Item>
    </div>
  );
}
