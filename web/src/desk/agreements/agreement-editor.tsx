import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAgreement, useSaveAgreement, type AgreementDetail } from '../../api/agreements';
import { useFollowUp, type FollowUpDetail } from '../../api/follow-ups';
import { agreementKinds } from '../../api/types';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { useUnsaved } from '../use-unsaved';
import { bodyOf, freshValues, valuesOf, type AgreementValues } from './agreement-values';
import { PartiesFields } from './parties-fields';

export function AgreementEditor() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const followUpId = params.get('followUp') ?? '';
  const agreement = useAgreement(id);
  const followUp = useFollowUp(followUpId);
  const failed = agreement.error ?? followUp.error;
  if (failed) return <LoadFailed error={failed} />;
  if ((id && !agreement.data) || (followUpId && !followUp.data)) return <Loading lines={10} />;
  return <Editor key={id} agreement={agreement.data} followUp={followUp.data} />;
}

const sum = /^\d[\d,,\s]*(\.\d{1,2})?$/;

function Editor({ agreement, followUp }: { agreement?: AgreementDetail; followUp?: FollowUpDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<AgreementValues>();
  const problem = useFormProblem(form);
  const save = useSaveAgreement(agreement?.id);
  const unsaved = useUnsaved();
  const required = { required: true, message: t('desk.required') };
  const money = { pattern: sum, message: t('desk.agreement.amount_wrong') };
  const known = followUp
    ? [
        { id: followUp.toOrganisationId, name: followUp.toOrganisationName ?? '…', nameEn: null },
        ...(followUp.fromOrganisationId
          ? [{ id: followUp.fromOrganisationId, name: followUp.fromOrganisationName ?? '…', nameEn: null }]
          : []),
      ]
    : (agreement?.parties ?? []).map(({ organisationId, name }) => ({ id: organisationId, name, nameEn: null }));

  async function submit(values: AgreementValues): Promise<void> {
    problem.clear();
    try {
      const saved = await save.mutateAsync({
        body: bodyOf(
          {
            ...values,
            eventIds: values.eventIds ?? agreement?.eventIds ?? (followUp?.eventId ? [followUp.eventId] : []),
          },
          followUp?.id,
        ),
        version: agreement?.version,
      });
      unsaved.done();
      void message.success(t('desk.saved'));
      void navigate(`/desk/agreements/${saved.id}`);
    } catch (error) {
      problem.refuse(error);
    }
  }

  return (
    <>
      <PageHead
        title={agreement ? t('desk.agreement.edit') : t('desk.agreement.new')}
        back={
          agreement
            ? { to: `/desk/agreements/${agreement.id}`, label: agreement.title }
            : { to: '/desk/agreements', label: t('desk.nav.agreements') }
        }
      />
      <Form<AgreementValues>
        name="agreement"
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true, block: 'center' }}
        initialValues={agreement ? valuesOf(agreement) : freshValues(followUp)}
        onValuesChange={() => unsaved.touch()}
        onFinish={(values) => void submit(values)}
      >
        {problem.summary && (
          <Alert
            type="error"
            showIcon
            title={problem.summary}
            role="alert"
            style={{ marginBottom: 16, maxWidth: 760 }}
          />
        )}
        <section className="desk-section">
          <h2>{t('desk.agreement.what')}</h2>
          <Form.Item name="title" label={t('desk.agreement.title')} rules={[{ ...required, whitespace: true }]}>
            <Input maxLength={200} />
          </Form.Item>
          <div className="desk-fields">
            <Form.Item name="kind" label={t('filter.kind')} rules={[required]}>
              <Select options={agreementKinds.map((value) => ({ value, label: t(`kind.agreement.${value}`) }))} />
            </Form.Item>
            <Form.Item name="signBy" label={t('desk.agreement.sign_by')} extra={t('desk.agreement.sign_by_hint')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="amount" label={t('desk.agreement.amount_yuan')} rules={[money]}>
              <Input inputMode="decimal" placeholder="1200000.00" />
            </Form.Item>
            <Form.Item
              name="technologyTransactionAmount"
              label={t('desk.agreement.part_yuan')}
              extra={t('desk.agreement.part_hint')}
              rules={[money]}
            >
              <Input inputMode="decimal" />
            </Form.Item>
            <Form.Item name="termStartsOn" label={t('desk.agreement.term_starts')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="termEndsOn" label={t('desk.agreement.term_ends')}>
              <Input type="date" />
            </Form.Item>
          </div>
        </section>
        <PartiesFields known={known} />
        <section className="desk-section">
          <h2>{t('desk.agreement.text')}</h2>
          <Form.Item
            name="body"
            label={t('desk.agreement.body')}
            extra={t('desk.agreement.body_hint')}
            rules={[{ ...required, whitespace: true }]}
          >
            <Input.TextArea rows={16} maxLength={200_000} />
          </Form.Item>
        </section>
        <div className="desk-save">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {agreement ? t('desk.save') : t('desk.save_draft')}
          </Button>
          {unsaved.dirty && <span className="hint">{t('desk.unsaved')}</span>}
        </div>
      </Form>
    </>
  );
}
