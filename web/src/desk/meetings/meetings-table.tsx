import { App, Button, Dropdown, Empty, Space, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EventView } from '../../api/events';
import { type Meeting, type MeetingParty, type MeetingStep, useMeetingStep } from '../../api/meetings';
import { formatTimes } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';

const tones: Record<Meeting['status'], Tone> = {
  proposed: 'wait',
  waiting: 'wait',
  scheduled: 'good',
  held: 'good',
  missed: 'bad',
  declined: 'quiet',
  cancelled: 'quiet',
};
const consentTones = { asked: 'wait', yes: 'good', no: 'bad' } as const;

interface MeetingsTableProps {
  event: EventView;
  meetings: Meeting[];
  empty: string;
}

export function MeetingsTable({ event, meetings, empty }: MeetingsTableProps) {
  const { t } = useTranslation();
  return (
    <Table<Meeting>
      rowKey="id"
      size="small"
      dataSource={meetings}
      pagination={false}
      locale={{ emptyText: <Empty description={empty} /> }}
      columns={[
        {
          title: t('desk.meetings.when'),
          width: 130,
          render: (_, { startsAt, endsAt }) =>
            startsAt ? formatTimes(startsAt, endsAt, locale(), event.timeZone) : '–',
        },
        { title: t('desk.meetings.table'), width: 70, render: (_, { tableNo }) => tableNo ?? '–' },
        {
          title: t('desk.meetings.asking'),
          render: (_, { asking, askingSays }) => <Party party={asking} says={askingSays} />,
        },
        {
          title: t('desk.meetings.giving'),
          render: (_, { giving, givingSays }) => <Party party={giving} says={givingSays} />,
        },
        {
          title: t('desk.meetings.about'),
          render: (_, { need, achievement }) => (
            <>
              {need?.title}
              {achievement && <span className="desk-sub">{achievement.title}</span>}
            </>
          ),
        },
        {
          title: t('desk.state'),
          width: 120,
          render: (_, { status, absent, intentId }) => (
            <>
              <StatusMark tone={tones[status]}>{t(`status.meeting.${status}`)}</StatusMark>
              {absent && <span className="desk-sub">{t(`desk.meetings.absent.${absent}`)}</span>}
              {intentId && <span className="desk-sub">{t('desk.meetings.intent')}</span>}
            </>
          ),
        },
        {
          title: t('desk.actions'),
          width: 200,
          className: 'no-print',
          render: (_, meeting) => <Steps eventId={event.id} meeting={meeting} />,
        },
      ]}
    />
  );
}

function Party({ party, says }: { party: MeetingParty; says: Meeting['askingSays'] }) {
  const { t } = useTranslation();
  return (
    <>
      {party.name}
      {party.present && <> · {t('desk.meetings.present')}</>}
      <span className="desk-sub">{[party.organisation, party.title].filter(Boolean).join(' · ')}</span>
      <span className="no-print">
        <StatusMark tone={consentTones[says]}>{t(`status.consent.${says}`)}</StatusMark>
      </span>
    </>
  );
}

const outcomes: ('held' | 'cooperation' | 'settlement')[] = ['held', 'cooperation', 'settlement'];
const absences = ['asking', 'giving', 'both'] as const;

function Steps({ eventId, meeting }: { eventId: string; meeting: Meeting }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const step = useMeetingStep(eventId, meeting.id);
  const go = (next: MeetingStep) =>
    step
      .mutateAsync(next)
      .then(() => void message.success(t('desk.saved')))
      .catch((error: unknown) => void message.error(said(error)));
  const askCancel = () => {
    void modal.confirm({
      title: t('desk.meetings.cancel'),
      content: t('desk.meetings.cancel_what'),
      okText: t('desk.meetings.cancel'),
      cancelText: t('ui.back'),
      okButtonProps: { danger: true },
      onOk: () => go({ step: 'cancel' }),
    });
  };
  const set = meeting.status === 'scheduled';
  return (
    <Space wrap size={4}>
      {(set || (meeting.status === 'held' && !meeting.intentId)) && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: outcomes
              .filter((key) => set || key !== 'held')
              .map((key) => ({ key, label: t(`desk.meetings.outcome.${key}`) })),
            onClick: ({ key }) =>
              void go(key === 'cooperation' || key === 'settlement' ? { step: 'held', kind: key } : { step: 'held' }),
          }}
        >
          <Button size="small" loading={step.isPending}>
            {t('desk.meetings.held')}
          </Button>
        </Dropdown>
      )}
      {set && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: absences.map((key) => ({ key, label: t(`desk.meetings.absent.${key}`) })),
            onClick: ({ key }) => {
              const absent = absences.find((one) => one === key);
              if (absent) void go({ step: 'missed', absent });
            },
          }}
        >
          <Button size="small">{t('desk.meetings.missed')}</Button>
        </Dropdown>
      )}
      {['proposed', 'waiting', 'scheduled'].includes(meeting.status) && (
        <Button size="small" danger onClick={askCancel}>
          {t('desk.meetings.cancel')}
        </Button>
      )}
    </Space>
  );
}
