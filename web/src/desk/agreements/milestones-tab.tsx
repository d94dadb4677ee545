import { App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { useMilestoneAction, useMilestonesOf } from '../../api/milestones';
import { milestoneKinds, type MilestoneKind } from '../../api/types';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { MilestoneLine } from './milestone-line';

interface PlanValues {
  title: string;
  kind: MilestoneKind;
  dueOn: string;
}

/** The dated promises of an agreement: one says that it was kept, with evidence, and another confirms. */
export function MilestonesTab({ agreement, staff }: { agreement: AgreementDetail; staff: boolean }) {
  const { t } = useTranslation();
  const milestones = useMilestonesOf(agreement.id);
  const over = agreement.status === 'abandoned' || agreement.status === 'terminated';
  if (milestones.isError) return <LoadFailed error={milestones.error} retry={() => void milestones.refetch()} />;
  if (!milestones.data) return <Loading lines={4} />;
  return (
    <>
      <p className="hint">{t('desk.milestone.what')}</p>
      {milestones.data.length === 0 && <p>{t('desk.milestone.none')}</p>}
      {milestones.data.map((one) => (
        <MilestoneLine key={one.id} milestone={one} agreement={agreement} staff={staff} />
      ))}
      {staff && !over && <PlanForm agreement={agreement} />}
    </>
  );
}

function PlanForm({ agreement }: { agreement: AgreementDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const act = useMilestoneAction(agreement.id);
  const [form] = Form.useForm<PlanValues>();
  const problem = useFormProblem(form);
  const required = [{ required: true, whitespace: true, message: t('desk.required') }];
  return (
    <Form<PlanValues>
      name="milestone"
      form={form}
      layout="vertical"
      className="box"
      initialValues={{ kind: 'payment' }}
      onFinish={(values) =>
        act.mutate(
          { name: 'plan', ...values },
          {
            onSuccess: () => {
              form.resetFields();
              problem.clear();
              void message.success(t('desk.milestone.done.plan'));
            },
            onError: problem.refuse,
          },
        )
      }
    >
      <h2>{t('desk.milestone.plan')}</h2>
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form.Item name="title" label={t('desk.milestone.title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="desk-fields">
        <Form.Item name="kind" label={t('desk.milestone.kind')}>
          <Select options={milestoneKinds.map((value) => ({ value, label: t(`kind.milestone.${value}`) }))} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('desk.milestone.due')} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Button htmlType="submit" loading={act.isPending}>
        {t('desk.milestone.plan')}
      </Button>
    </Form>
  );
}
