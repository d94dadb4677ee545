import { Alert, App, Button, Drawer, Form, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type CatalogueBody,
  type CatalogueType,
  type CatalogueView,
  useCatalogueRecord,
  useSaveRecord,
} from '../../api/catalogue';
import { useOrganisations } from '../../api/events';
import { useMyOrganisations } from '../../api/open-calls';
import { useMe } from '../../api/session';
import { WhoFits } from '../../public/who-fits';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useFormProblem } from '../form-problem';
import { catalogueTones } from './catalogue-tones';
import { RecordAnswers } from './record-answers';
import { RecordFields } from './record-fields';
import { RecordFiles } from './record-files';
import { RecordSteps } from './record-steps';

interface RecordDrawerProps {
  type: CatalogueType;
  /** Its id; `new`; nothing open. */
  id: string | undefined;
  close: () => void;
}

/** One record beside its list: what it says, what stands beside it, and its next step. */
export function RecordDrawer({ type, id, close }: RecordDrawerProps) {
  const known = useCatalogueRecord(type, id === undefined || id === 'new' ? '' : id);
  const { t } = useTranslation();
  if (id === undefined) return null;
  if (id === 'new') return <Opened type={type} record={undefined} close={close} />;
  // What one reads of a single record is more than its list has.
  if (known.data) return <Opened key={id} type={type} record={known.data} close={close} />;
  return (
    <Drawer open onClose={close} size={520} title={t(`catalogue.one_of_${type}`)}>
      {known.isError ? <LoadFailed error={known.error} retry={() => void known.refetch()} /> : <Loading lines={6} />}
    </Drawer>
  );
}

/** What was emptied is cleared. */
function bodyOf({ contact, openCall, ...texts }: CatalogueBody): CatalogueBody {
  const cleared = <T extends object>(values: T): T =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value || null])) as T;
  const said = Object.values(contact ?? {}).some((value) => Boolean(value));
  const body = { ...cleared({ industry: null, ...texts }), contact: contact && said ? cleared(contact) : null };
  return openCall === undefined ? body : { ...body, openCall };
}

function Opened({
  type,
  record,
  close,
}: {
  type: CatalogueType;
  record: CatalogueView | undefined;
  close: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<CatalogueBody>();
  const problem = useFormProblem(form);
  const save = useSaveRecord(type);
  const me = useMe();
  const reviews = me.data?.roles.some((role) => role !== 'member') ?? false;
  const all = useOrganisations();
  const own = useMyOrganisations(reviews ? [] : (me.data?.memberOf ?? []));
  const owners = (reviews ? all.data : own.data) ?? [];
  const mine = record === undefined || reviews || (me.data?.memberOf.includes(record.ownerId) ?? false);
  const locked = !mine || (!reviews && ['published', 'expired'].includes(record?.status ?? ''));
  const submit = (values: CatalogueBody) => {
    problem.clear();
    save.mutate(
      { id: record?.id, version: record?.version, body: bodyOf(values) },
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
      open
      onClose={close}
      size={520}
      title={record ? record.title : t(`desk.catalogue.new_${type}`)}
      extra={
        record && <StatusMark tone={catalogueTones[record.status]}>{t(`status.catalogue.${record.status}`)}</StatusMark>
      }
      footer={
        mine && (
          <Space wrap>
            {!locked && (
              <Button type="primary" loading={save.isPending} onClick={form.submit}>
                {t('desk.save')}
              </Button>
            )}
            {record && <RecordSteps type={type} record={record} reviews={reviews} />}
          </Space>
        )
      }
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      {record?.reason && (
        <Alert type="warning" showIcon title={t('desk.catalogue.given_back', { reason: record.reason })} />
      )}
      {locked && mine && <Alert type="info" showIcon title={t('desk.catalogue.withdraw_first')} />}
      {record?.openCall && mine && !['draft', 'in_review'].includes(record.status) && (
        <RecordAnswers needId={record.id} />
      )}
      {/* A member's own organisation is chosen from the start, so its name is waited for. */}
      {(reviews || !own.isLoading) && (
        <Form
          name="record"
          form={form}
          layout="vertical"
          disabled={locked}
          initialValues={record ?? (owners.length === 1 ? { ownerId: owners[0]?.id } : {})}
          onFinish={submit}
        >
          <RecordFields type={type} owners={owners} />
        </Form>
      )}
      {record && <RecordFiles record={record} locked={locked} />}
      {record && <WhoFits type={type} id={record.id} />}
    </Drawer>
  );
}
