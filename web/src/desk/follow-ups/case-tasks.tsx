import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFollowUpAction, useOwners, type FollowUpDetail, type TaskView } from '../../api/follow-ups';
import { dayFromToday } from '../../format/days';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { useFormProblem, useSaidOf } from '../form-problem';
import { DueMark } from './due-mark';

/** What is to be done, by day; what was done stands below. */
export function CaseTasks({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const [settling, setSettling] = useState<TaskView>();
  const [adding, setAdding] = useState(false);
  const open = of.tasks.filter((task) => task.status === 'open');
  const settled = of.tasks.filter((task) => task.status !== 'open');
  const ended = of.status === 'lost' || of.status === 'landed';
  return (
    <section aria-label={t('desk.task.title')}>
      <h2>{t('desk.task.title')}</h2>
      {open.length === 0 && <p className="hint">{t('desk.task.none')}</p>}
      {open.map((task) => (
        <div key={task.id} className="line">
          <span>
            <TaskTitle task={task} />
            {task.assigneeName && <span className="desk-sub">{task.assigneeName}</span>}
          </span>
          <span>
            <DueMark dueOn={task.dueOn} overdue={task.overdue} />{' '}
            <Button size="small" onClick={() => setSettling(task)}>
              {t('desk.task.done')}
            </Button>
          </span>
        </div>
      ))}
      {!ended && (
        <p>
          <Button onClick={() => setAdding(true)}>{t('desk.task.add')}</Button>
        </p>
      )}
      {settled.length > 0 && (
        <details>
          <summary>{t('desk.task.settled', { count: settled.length })}</summary>
          {settled.map((task) => (
            <div key={task.id} className="line">
              <span>
                <TaskTitle task={task} />
                {task.note && <span className="desk-sub">{task.note}</span>}
              </span>
              <span>
                <StatusMark tone={task.status === 'done' ? 'good' : 'quiet'}>
                  {t(`status.task.${task.status}`)}
                </StatusMark>
                <span className="desk-sub">{formatDate(task.dueOn, locale())}</span>
              </span>
            </div>
          ))}
        </details>
      )}
      <SettleTask of={of} task={settling} onClose={() => setSettling(undefined)} />
      <AddTask of={of} open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

function TaskTitle({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  return <>{task.template ? t(`task.${task.template}`, { defaultValue: task.title }) : task.title}</>;
}

function SettleTask({ of, task, onClose }: { of: FollowUpDetail; task?: TaskView; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const saidOf = useSaidOf();
  const act = useFollowUpAction(of.id);
  const [form] = Form.useForm<{ note?: string; chain: boolean }>();
  const settle = (name: 'task-done' | 'task-cancel') => {
    if (!task) return;
    const { note, chain } = form.getFieldsValue();
    act.mutate(
      { name, taskId: task.id, note: note?.trim() || undefined, chain },
      {
        onSuccess: () => {
          void message.success(t(name === 'task-done' ? 'desk.task.did' : 'desk.task.cancelled'));
          onClose();
        },
        onError: (error) => void message.error(saidOf(error)),
      },
    );
  };
  return (
    <Modal
      open={task !== undefined}
      title={task && <TaskTitle task={task} />}
      onCancel={onClose}
      destroyOnHidden
      footer={[
        <Button key="cancel" loading={act.isPending} onClick={() => settle('task-cancel')}>
          {t('desk.task.cancel')}
        </Button>,
        <Button key="done" type="primary" loading={act.isPending} onClick={() => settle('task-done')}>
          {t('desk.task.done')}
        </Button>,
      ]}
    >
      <Form name="settle" form={form} layout="vertical" preserve={false} initialValues={{ chain: true }}>
        <Form.Item name="note" label={t('desk.task.note')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        <Form.Item name="chain" valuePropName="checked">
          <Checkbox>{t('desk.task.chain')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface NewTask {
  title: string;
  dueOn: string;
  assigneeId?: string;
}

function AddTask({ of, open, onClose }: { of: FollowUpDetail; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useFollowUpAction(of.id);
  const owners = useOwners().data ?? [];
  const [form] = Form.useForm<NewTask>();
  const problem = useFormProblem(form);
  const required = [{ required: true, whitespace: true, message: t('desk.required') }];
  return (
    <Modal
      open={open}
      title={t('desk.task.add')}
      okText={t('desk.save')}
      confirmLoading={act.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      {problem.summary && <p role="alert">{problem.summary}</p>}
      <Form<NewTask>
        name="task"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ dueOn: dayFromToday(7) }}
        onFinish={(task) => act.mutate({ name: 'add-task', ...task }, { onSuccess: onClose, onError: problem.refuse })}
      >
        <Form.Item name="title" label={t('desk.task.what')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('desk.task.by')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="assigneeId" label={t('desk.task.who')} extra={t('desk.task.who_hint')}>
          <Select allowClear options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
