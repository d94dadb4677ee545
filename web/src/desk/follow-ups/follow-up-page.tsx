import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useFollowUp, type FollowUpDetail, type FollowUpLine } from '../../api/follow-ups';
import { formatDate, formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { PageHead } from '../page-head';
import { agreementTones, followUpTones } from '../status-tones';
import { AdvanceForm } from './advance-form';

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
  const { intent } = of;
  const contact = [intent.contactName, intent.contactEmail, intent.contactPhone].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead
        title={`${of.fromOrganisationName ?? t('desk.follow_up.nobody')} → ${of.toOrganisationName ?? '…'}`}
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
          <dl className="facts">
            {of.eventTitle && (
              <>
                <dt>{t('desk.follow_up.from_event')}</dt>
                <dd>
                  <Link to={`/desk/events/${of.eventId}`}>{of.eventTitle}</Link>
                </dd>
              </>
            )}
            {intent.note && (
              <>
                <dt>{t('desk.follow_up.intent_note')}</dt>
                <dd>{intent.note}</dd>
              </>
            )}
            {contact && (
              <>
                <dt>{t('desk.follow_up.contact')}</dt>
                <dd>{contact}</dd>
              </>
            )}
          </dl>
          <h2>{t('desk.follow_up.timeline')}</h2>
          <ol className="trail">
            {of.lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        </div>
        <aside>
          <AdvanceForm of={of} />
          <div className="box">
            <h2>{t('desk.nav.agreements')}</h2>
            {of.agreements.length === 0 && <p className="hint">{t('desk.follow_up.no_agreement')}</p>}
            {of.agreements.map((one) => (
              <div key={one.id} className="line">
                <Link to={`/desk/agreements/${one.id}`}>{one.title}</Link>
                <StatusMark tone={agreementTones[one.status]}>{t(`status.agreement.${one.status}`)}</StatusMark>
              </div>
            ))}
          </div>
        </aside>
      </div>
    </>
  );
}

function Line({ line }: { line: FollowUpLine }) {
  const { t } = useTranslation();
  const what =
    line.kind === 'advanced' && line.to
      ? t('desk.follow_up.line.advanced', { to: t(`status.follow_up.${line.to}`) })
      : t(`desk.follow_up.line.${line.kind}`);
  return (
    <li>
      <strong>{what}</strong>{' '}
      <span className="hint">{[formatInstant(line.at, locale()), line.actorName].filter(Boolean).join(' · ')}</span>
      {line.reasonCode && (
        <p>
          {t('desk.follow_up.reason_is', { reason: t(`lost.${line.reasonCode}`, { defaultValue: line.reasonCode }) })}
        </p>
      )}
      {line.note && <p className="prose">{line.note}</p>}
    </li>
  );
}
