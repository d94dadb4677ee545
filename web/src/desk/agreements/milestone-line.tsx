import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgreementDetail } from '../../api/agreements';
import { useMilestoneAction, type MilestoneAction, type MilestoneView } from '../../api/milestones';
import { useMe } from '../../api/session';
import { formatDate } from '../../format/when';
import { locale } from '../../i18n';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { milestoneTones } from '../status-tones';
import { useAskReason } from '../use-ask-reason';
import { ClaimDialog } from './claim-dialog';
import { MilestoneFiles } from './milestone-files';

interface MilestoneLineProps {
  milestone: MilestoneView;
  agreement: AgreementDetail;
  staff: boolean;
}

export function MilestoneLine({ milestone, agreement, staff }: MilestoneLineProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const said = useSaidOf();
  const me = useMe();
  const act = useMilestoneAction(agreement.id);
  const ask = useAskReason();
  const [claiming, setClaiming] = useState(false);
  const { id, status, claimedBy } = milestone;
  const open = status === 'planned' || status === 'claimed';
  const own = claimedBy !== undefined && claimedBy === me.data?.id;
  const run = (action: MilestoneAction) =>
    act.mutateAsync(action).then(
      () => void message.success(t(`desk.milestone.done.${action.name}`)),
      (error: unknown) => void modal.error({ title: t('desk.failed'), content: said(error) }),
    );
  const end = (name: 'miss' | 'drop') =>
    ask(
      {
        title: t(`desk.milestone.${name}_sure`),
        what: t(`desk.milestone.${name}_what`),
        yes: t(`desk.milestone.${name}`),
      },
      (reason) => run({ name, id, reason }),
    );
  const confirm = () =>
    void modal.confirm({
      icon: null,
      title: t('desk.milestone.confirm_sure'),
      content: t(milestone.kind === 'settled' ? 'desk.milestone.confirm_settled' : 'desk.milestone.confirm_what'),
      okText: t('desk.milestone.confirm'),
      cancelText: t('ui.back'),
      onOk: () => run({ name: 'confirm', id }),
    });
  const facts = [
    t(`kind.milestone.${milestone.kind}`),
    t('desk.milestone.due_on', { date: formatDate(milestone.dueOn, locale()) }),
    milestone.reachedOn && t('desk.milestone.reached_on', { date: formatDate(milestone.reachedOn, locale()) }),
    milestone.claimedByName && t('desk.milestone.claimed_by', { name: milestone.claimedByName }),
    milestone.settledByName && t('desk.milestone.settled_by', { name: milestone.settledByName }),
  ];
  return (
    <article className="box" aria-label={milestone.title}>
      <h3>
        {milestone.title}{' '}
        <StatusMark tone={milestone.overdue ? 'bad' : milestoneTones[status]}>
          {t(milestone.overdue && status === 'planned' ? 'desk.milestone.overdue' : `status.milestone.${status}`)}
        </StatusMark>
      </h3>
      <p className="hint">{facts.filter(Boolean).join(' · ')}</p>
      {(milestone.note ?? milestone.reason) && <p className="prose">{milestone.note ?? milestone.reason}</p>}
      <MilestoneFiles milestone={milestone} agreement={agreement} staff={staff} adding={staff && open} />
      {staff && open && (
        <div className="row">
          {status === 'planned' && agreement.status === 'signed' && (
            <Button type="primary" onClick={() => setClaiming(true)}>
              {t('desk.milestone.claim')}
            </Button>
          )}
          {status === 'claimed' && (
            <Button type="primary" disabled={own} loading={act.isPending} onClick={confirm}>
              {t('desk.milestone.confirm')}
            </Button>
          )}
          <Button onClick={() => end('miss')}>
            {t(status === 'claimed' ? 'desk.milestone.reject' : 'desk.milestone.miss')}
          </Button>
          <Button onClick={() => end('drop')}>{t('desk.milestone.drop')}</Button>
        </div>
      )}
      {staff && status === 'planned' && agreement.status !== 'signed' && (
        <p className="hint">{t('desk.milestone.after_signing')}</p>
      )}
      {staff && status === 'claimed' && own && <p className="hint">{t('desk.milestone.second_person')}</p>}
      {claiming && <ClaimDialog milestone={milestone} onClose={() => setClaiming(false)} />}
    </article>
  );
}
