import { Alert, App, Form, Modal, Radio, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CatalogueType, useCatalogue } from '../../api/catalogue';
import { useMatches } from '../../api/matching';
import { type MeetingParty, useMeetingParties, useProposeMeeting } from '../../api/meetings';
import { nameOf, titleOf } from '../../public/names';
import { Why } from '../../public/who-fits';
import { Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';

interface Values {
  needId?: string;
  achievementId?: string;
  askingId: string;
  givingId: string;
}

const fields = { needs: 'needId', achievements: 'achievementId' } as const;

/** A need or an achievement, what fits it and why, and who of those that come sits down for each. */
export function ProposeDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problem = useFormProblem(form);
  const propose = useProposeMeeting(eventId);
  const [words, setWords] = useState('');
  const [type, setType] = useState<CatalogueType>('needs');
  const other = type === 'needs' ? 'achievements' : 'needs';
  const chosen = { needs: Form.useWatch('needId', form), achievements: Form.useWatch('achievementId', form) };
  const ownId = chosen[type];
  const records = useCatalogue(type, { status: 'published', q: words || undefined, limit: 30 });
  const found = records.data?.pages.flatMap(({ items }) => items) ?? [];
  const matches = useMatches(type, ownId);
  const owners = {
    [type]: found.find(({ id }) => id === ownId)?.ownerId,
    [other]: matches.data?.records.find(({ record }) => record.id === chosen[other])?.record.ownerId,
  };
  const submit = (values: Values) => {
    problem.clear();
    propose.mutate(values, {
      onSuccess: () => {
        void message.success(t('desk.meetings.proposed'));
        onClose();
      },
      onError: problem.refuse,
    });
  };
  return (
    <Modal
      open
      width={720}
      title={t('desk.meetings.propose')}
      okText={t('desk.meetings.ask_both')}
      cancelText={t('ui.back')}
      confirmLoading={propose.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {problem.summary && <Alert type="error" showIcon title={problem.summary} role="alert" />}
      <Form<Values> name="propose" form={form} layout="vertical" onFinish={submit}>
        <Segmented
          aria-label={t('desk.meetings.propose')}
          style={{ marginBottom: 16 }}
          value={type}
          onChange={(value) => {
            form.resetFields(Object.values(fields));
            setWords('');
            setType(value);
          }}
          options={(['needs', 'achievements'] as const).map((value) => ({
            value,
            label: t(`desk.meetings.from_${value}`),
          }))}
        />
        <Form.Item key={type} name={fields[type]} label={t(`catalogue.one_of_${type}`)}>
          <Select
            allowClear
            showSearch={{ filterOption: false, onSearch: setWords }}
            loading={records.isFetching}
            onChange={() => form.resetFields([fields[other]])}
            options={found.map((one) => ({
              value: one.id,
              label: [titleOf(one), one.owner && nameOf(one.owner)].filter(Boolean).join(' · '),
            }))}
          />
        </Form.Item>
        {ownId && (
          <Form.Item name={fields[other]} label={t('matching.title')}>
            <Radio.Group className="fits">
              {matches.isPending && <Loading lines={3} />}
              {matches.data?.records.map(({ record, why }) => (
                <Radio key={record.id} value={record.id}>
                  {titleOf(record)}
                  {record.owner && <span className="desk-sub">{nameOf(record.owner)}</span>}
                  <Why why={why} />
                </Radio>
              ))}
              {matches.data?.records.length === 0 && <p className="hint">{t('matching.none')}</p>}
            </Radio.Group>
          </Form.Item>
        )}
        <PartyField eventId={eventId} name="askingId" label={t('desk.meetings.asking')} ownerId={owners.needs} />
        <PartyField eventId={eventId} name="givingId" label={t('desk.meetings.giving')} ownerId={owners.achievements} />
      </Form>
    </Modal>
  );
}

interface PartyFieldProps {
  eventId: string;
  name: 'askingId' | 'givingId';
  label: string;
  ownerId: string | undefined;
}

/** Those of the owner's organisation stand first. */
function PartyField({ eventId, name, label, ownerId }: PartyFieldProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const parties = useMeetingParties(eventId, words);
  const own = (party: MeetingParty) => ownerId !== undefined && party.organisationId === ownerId;
  const sorted = [...(parties.data ?? [])].sort((a, b) => Number(own(b)) - Number(own(a)));
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('desk.required') }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setWords }}
        loading={parties.isFetching}
        options={sorted.map((party) => ({
          value: party.registrationId,
          label: [party.name, party.organisation, party.title].filter(Boolean).join(' · '),
        }))}
      />
    </Form.Item>
  );
}
