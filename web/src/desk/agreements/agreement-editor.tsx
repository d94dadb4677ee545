import { Alert, App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAgreement, useSaveAgreement, type AgreementDetail } from '../../api/agreements';
import { useFollowUp, type FollowUpDetail } from '../../api/follow-ups';
import { useTemplate, type TemplateView } from '../../api/templates';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { useUnsaved } from '../use-unsaved';
import { AgreementFields } from './agreement-fields';
import { bodyOf, freshValues, valuesOf, type AgreementValues } from './agreement-values';
import { LivePreview } from './live-preview';
import { PartiesFields } from './parties-fields';
import { RenewalFields } from './renewal-fields';
import { filledFromOf, TextFields } from './text-fields';

export function AgreementEditor() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const followUpId = params.get('followUp') ?? '';
  const renewsId = params.get('renews') ?? '';
  const agreement = useAgreement(id);
  const followUp = useFollowUp(followUpId);
  const renewed = useAgreement(renewsId);
  const templateId = params.get('template') ?? '';
  const template = useTemplate(templateId);
  const failed = agreement.error ?? followUp.error ?? renewed.error ?? template.error;
  if (failed) return <LoadFailed error={failed} />;
  const missing =
    (id && !agreement.data) ||
    (followUpId && !followUp.data) ||
    (renewsId && !renewed.data) ||
    (templateId && !template.data);
  if (missing) return <Loading lines={10} />;
  return (
    <Editor
      key={id}
      agreement={agreement.data}
      followUp={followUp.data}
      renewed={renewed.data}
      template={template.data}
    />
  );
}

interface EditorProps {
  agreement?: AgreementDetail;
  followUp?: FollowUpDetail;
  renewed?: AgreementDetail;
  template?: TemplateView;
}

/** Left what is agreed and who signs, right the PDF as it would be sent. */
function Editor({ agreement, followUp, renewed, template }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<AgreementValues>();
  const problem = useFormProblem(form);
  const save = useSaveAgreement(agreement?.id);
  const unsaved = useUnsaved();
  const predecessor = agreement?.predecessor ?? renewed;
  const filled = filledFromOf(agreement, template);

  async function submit(values: AgreementValues): Promise<void> {
    problem.clear();
    const more = {
      ...(followUp && { followUpId: followUp.id }),
      ...(renewed && { renewsId: renewed.id, ...(renewed.followUpId && { followUpId: renewed.followUpId }) }),
    };
    try {
      const saved = await save.mutateAsync({ body: bodyOf(values, more), version: agreement?.version });
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
        title={agreement ? t('desk.agreement.edit') : t(renewed ? 'desk.renewal.title' : 'desk.agreement.new')}
        back={
          (agreement ?? renewed)
            ? { to: `/desk/agreements/${(agreement ?? renewed)?.id ?? ''}`, label: (agreement ?? renewed)?.title ?? '' }
            : { to: '/desk/agreements', label: t('desk.nav.agreements') }
        }
      />
      <div className="desk-columns desk-beside">
        <Form<AgreementValues>
          name="agreement"
          form={form}
          layout="vertical"
          scrollToFirstError={{ focus: true, block: 'center' }}
          initialValues={{
            ...(agreement ? valuesOf(agreement) : freshValues(followUp, renewed)),
            ...(template && { kind: template.kind, title: template.name }),
            ...filled,
          }}
          onValuesChange={() => unsaved.touch()}
          onFinish={(values) => void submit(values)}
        >
          {problem.summary && (
            <Alert type="error" showIcon title={problem.summary} role="alert" style={{ marginBottom: 16 }} />
          )}
          <AgreementFields events={eventsKnown(agreement ?? renewed, followUp)} />
          {predecessor && <RenewalFields of={predecessor} />}
          <PartiesFields known={organisationsKnown(agreement ?? renewed, followUp)} />
          <TextFields filled={filled} />
          <div className="desk-save">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {agreement ? t('desk.save') : t('desk.save_draft')}
            </Button>
            {unsaved.dirty && <span className="hint">{t('desk.unsaved')}</span>}
          </div>
        </Form>
        <aside aria-label={t('desk.preview.title')}>
          <LivePreview form={form} />
        </aside>
      </div>
    </>
  );
}

const eventsKnown = (of: AgreementDetail | undefined, followUp: FollowUpDetail | undefined) => [
  ...(of?.events ?? []),
  ...(followUp?.eventId ? [{ id: followUp.eventId, title: followUp.eventTitle ?? '…' }] : []),
];

function organisationsKnown(of: AgreementDetail | undefined, followUp: FollowUpDetail | undefined) {
  const named = (id: string | undefined, name: string | undefined) =>
    id ? [{ id, name: name ?? '…', nameEn: null }] : [];
  return [
    ...(of?.parties ?? []).flatMap((one) => named(one.organisationId, one.name)),
    ...named(followUp?.toOrganisationId, followUp?.toOrganisationName),
    ...named(followUp?.fromOrganisationId, followUp?.fromOrganisationName),
  ];
}
