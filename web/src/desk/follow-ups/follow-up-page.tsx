import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFollowUp, type FollowUpDetail, type FollowUpLine } from '../../api/follow-ups';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { Money } from '../agreements/money';
import { PageHead } from '../page-head';
import { agreementTones, followUpTones } from '../status-tones';
import { AdvanceForm } from './advance-form';
import { CaseFacts } from './case-facts';
import { CaseFiles } from './case-files';
import { CaseOwner } from './case-owner';
import { CaseReferrals } from './case-referrals';
import { CaseTasks } from './case-tasks';
import { usePartiesOf } from './case-names';

export function FollowUpPage() {
  const { id = '' } = useParams();
  const followUp = useFollowUp(id);
  if (followUp.isError) return <LoadFailed error={followUp.error} retry={() => void followUp.refetch()} />;
  if (!followUp.data) return <Loading lines={8} />;
  return <Case of={followUp.data} />;
}

function Case({ of }: { of: FollowUpDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const partiesOf = usePartiesOf();
  return (
    <>
      <PageHead
        title={partiesOf(of)}
        mark={<StatusMark tone={followUpTones[of.status]}>{t(`status.follow_up.${of.status}`)}</StatusMark>}
        sub={[
          t(`kind.intent.${of.intentKind}`),
          of.dueOn && t('desk.follow_up.next_check', { date: formatDate(of.dueOn, locale()) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        back={{ to: '/desk/follow-ups', label: t('desk.nav.follow_ups') }}
      >
        {of.status !== 'lost' && (
          <Button type="primary" onClick={() => void navigate(`/desk/agreements/new?followUp=${of.id}`)}>
            {t('desk.agreement.new')}
          </Button>
        )}
      </PageHead>
      <div className="desk-columns">
        <div>
          <CaseFacts of={of} />
          <CaseTasks of={of} />
          <CaseReferrals of={of} />
          <h2>{t('desk.follow_up.timeline')}</h2>
          <ol className="trail">
            {of.lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        </div>
        <aside>
          <CaseOwner of={of} />
          <div className="box">
            <h2>{t('desk.follow_up.next')}</h2>
            <AdvanceForm of={of} />
          </div>
          <div className="box">
            <h2>{t('desk.nav.agreements')}</h2>
            {of.agreements.length === 0 && <p className="hint">{t('desk.follow_up.no_agreement')}</p>}
            {of.agreements.map((one) => (
              <div key={one.id} className="line">
                <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
                <span>
                  {one.amount && <Money amount={one.amount} />}{' '}
                  <StatusMark tone={agreementTones[one.status]}>{t(`status.agreement.${one.status}`)}</StatusMark>
                </span>
              </div>
            ))}
          </div>
          <CaseFiles of={of} />
        </aside>
      </div>
    </>
  );
}

function Line({ line }: { line: FollowUpLine }) {
  const { t } = useTranslation();
  const referral = line.kind === 'referred' || line.kind === 'referral_answered';
  const subject = referral ? t(`service.${line.subject}`) : line.subject;
  const what =
    line.kind === 'advanced' && line.to
      ? t('desk.follow_up.line.advanced', { to: t(`status.follow_up.${line.to}`) })
      : t(`desk.follow_up.line.${line.kind}`);
  const note = line.kind === 'referral_answered' ? t(`referral_answer.${line.note}`) : line.note;
  return (
    <li>
      <strong>{[what, subject].filter(Boolean).join(t('ui.colon'))}</strong>{' '}
      <span className="hint">{[formatInstant(line.at, locale()), line.actorName].filter(Boolean).join(' · ')}</span>
      {line.reasonCode && (
        <p>
          {t('desk.follow_up.reason_is', { reason: t(`lost.${line.reasonCode}`, { defaultValue: line.reasonCode }) })}
        </p>
      )}
      {note && <p className="prose">{note}</p>}
    </li>
  );
}
