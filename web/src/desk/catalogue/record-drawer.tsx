import { Alert, App, Button, Drawer, Form, Input, Select, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type CatalogueBody,
  type CatalogueStep,
  type CatalogueType,
  type CatalogueView,
  useCatalogueStep,
  useSaveRecord,
} from '../../api/catalogue';
import { useOrganisations } from '../../api/events';
import { useMe } from '../../api/session';
import { WhoFits } from '../../public/who-fits';
import { useFormProblem, useSaidOf } from '../form-problem';
import { useAskReason } from '../use-ask-reason';

interface RecordDrawerProps {
  type: CatalogueType;
  record: CatalogueView | 'new' | null;
  close: () => void;
}

/** One record beside its list: what it says, and its next step. */
export function RecordDrawer({ type, record, close }: RecordDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<CatalogueBody>();
  const problem = useFormProblem(form);
  const save = useSaveRecord(type);
  const organisations = useOrganisations();
  const known = record === 'new' || record === null ? undefined : record;
  const submit = (body: CatalogueBody) => {
    problem.clear();
    save.mutate(
      { id: known?.id, version: known?.version, body },
      {
        onSuccess: () => {
          void message.success(t('desk.saved'));
          close();
        },
        onError: problem.refuse,
      },
    );
  };
  return (
    <Drawer
      open={record !== null}
      onClose={close}
      size={520}
      title={known ? known.title : t(`desk.catalogue.new_${type}`)}
      destroyOnHidden
      footer={
        <Space wrap>
          <Button type="primary" loading={save.isPending} onClick={form.submit}>
            {t('desk.save')}
          </Button>
          {known && <Steps type={type} record={known} />}
        </Space>
      }
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      {known?.reason && <Alert type="warning" showIcon title={known.reason} />}
      <Form name="record" form={form} layout="vertical" initialValues={known} onFinish={submit}>
        <Form.Item name="title" label={t('desk.event.title')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="ownerId" label={t(`catalogue.owner_of_${type}`)} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations.data?.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="industry" label={t('event.industry')}>
          <Input maxLength={100} />
        </Form.Item>
        {type === 'achievements' ? (
          <Form.Item name="maturity" label={t('catalogue.maturity')}>
            <Input maxLength={100} />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="openCall" label={t('catalogue.open_call')} valuePropName="checked">
              <Switch />
            </Form.Item>
            <Form.Item name="answerBy" label={t('desk.catalogue.answer_by')}>
              <Input type="date" />
            </Form.Item>
          </>
        )}
        <Form.Item name="validUntil" label={t('desk.catalogue.valid_until')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="summary" label={t('desk.catalogue.summary')}>
          <Input.TextArea rows={6} maxLength={20_000} />
        </Form.Item>
        <Form.Item name="titleEn" label={t('desk.catalogue.title_en')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="code" label={t('desk.catalogue.code')}>
          <Input maxLength={64} />
        </Form.Item>
      </Form>
      {known && <WhoFits type={type} id={known.id} />}
    </Drawer>
  );
}

function Steps({ type, record }: { type: CatalogueType; record: CatalogueView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const ask = useAskReason();
  const said = useSaidOf();
  const step = useCatalogueStep(type, record.id);
  const reviews = me.data?.roles.some((role) => role !== 'member') ?? false;
  const go = (next: CatalogueStep) =>
    step
      .mutateAsync(next)
      .then(() => void message.success(t(`desk.catalogue.did_${next.step}`)))
      .catch((error: unknown) => void message.error(said(error)));
  const { status } = record;
  return (
    <>
      {status === 'draft' && !reviews && (
        <Button loading={step.isPending} onClick={() => void go({ step: 'submit' })}>
          {t('desk.catalogue.submit')}
        </Button>
      )}
      {reviews && ['draft', 'in_review', 'withdrawn'].includes(status) && (
        <Button loading={step.isPending} onClick={() => void go({ step: 'publish' })}>
          {t('desk.catalogue.publish')}
        </Button>
      )}
      {reviews && status === 'in_review' && (
        <Button
          onClick={() =>
            ask(
              {
                title: t('desk.catalogue.give_back'),
                what: t('desk.catalogue.give_back_what'),
                yes: t('desk.catalogue.give_back'),
              },
              (reason = '') => go({ step: 'give-back', reason }),
            )
          }
        >
          {t('desk.catalogue.give_back')}
        </Button>
      )}
      {['published', 'expired', 'in_review'].includes(status) && (
        <Button danger loading={step.isPending} onClick={() => void go({ step: 'withdraw' })}>
          {t('desk.catalogue.withdraw')}
        </Button>
      )}
    </>
  );
}
