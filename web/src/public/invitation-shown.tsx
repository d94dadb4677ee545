import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeclineInvitation, type InvitedView } from '../api/invitations';
import { formatInstant, formatTimes, formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { Title } from '../ui/title';
import { titleOf } from './names';
import { saidOf } from './said-of';

type Stop =
  'cancelled' | 'postponed' | 'ended' | 'declined' | 'accepted' | 'used_up' | 'full' | 'closed' | 'not_yet_open';

/** Why nobody can accept right now; undefined: somebody can. */
function stopOf({ invitation, event }: InvitedView): Stop | undefined {
  const { status, seatsLeft, seats, organisationId, exceedCapacity } = invitation;
  if (event.status === 'cancelled' || event.status === 'postponed' || event.status === 'ended') return event.status;
  if (status === 'declined') return 'declined';
  if (seatsLeft === 0) return seats === 1 && !organisationId ? 'accepted' : 'used_up';
  const { open, reason } = event.availability;
  if (open) return undefined;
  if (reason === 'full') return exceedCapacity ? undefined : 'full';
  return reason === 'not_yet_open' ? 'not_yet_open' : 'closed';
}

/** The invitation itself, with yes and no. */
export function InvitationShown({ invited, onAccept }: { invited: InvitedView; onAccept: () => void }) {
  const { t } = useTranslation();
  const decline = useDeclineInvitation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const shown = decline.data ?? invited;
  const { invitation, event } = shown;
  const stop = stopOf(shown);
  const shared = invitation.seats > 1 || invitation.organisationId !== undefined;
  return (
    <>
      <p className="kind">{t('invitation.title')}</p>
      <h1>
        <Title text={titleOf(event)} />
      </h1>
      <p className="lead">
        {t(invitation.name ? 'invitation.dear' : 'invitation.dear_nobody', {
          name: invitation.name,
          hosts: event.hosts.map(({ name }) => name).join(t('ui.comma')) || t('invitation.somebody'),
        })}
      </p>
      {stop && (
        <Notice
          tone={stop === 'accepted' ? 'good' : stop === 'cancelled' ? 'bad' : 'wait'}
          title={t(`invitation.stop.${stop}`)}
        >
          {stop === 'declined' ? t('invitation.stop_next.declined') : event.statusReason}
        </Notice>
      )}
      <dl className="facts">
        <dt>{t('event.when')}</dt>
        <dd>{event.status === 'postponed' ? t('event.when_open') : formatWhen(event, locale())}</dd>
        <dt>{t('event.where')}</dt>
        <dd>{event.venue ?? (event.mode === 'online' ? t('mode.online') : t('event.where_open'))}</dd>
        {shared && (
          <>
            <dt>{t('invitation.seats')}</dt>
            <dd>
              {t('invitation.seats_left', { left: invitation.seatsLeft, seats: invitation.seats })}
              <small>{t('invitation.seats_how')}</small>
            </dd>
          </>
        )}
        {invitation.expiresAt && !stop && (
          <>
            <dt>{t('invitation.until')}</dt>
            <dd>{formatInstant(invitation.expiresAt, locale(), event.timeZone)}</dd>
          </>
        )}
        {event.sessions.length > 0 && (
          <>
            <dt>{t('event.programme')}</dt>
            <dd>
              <ul className="plain">
                {event.sessions.map((session) => (
                  <li key={session.sessionId}>
                    {session.title}
                    <small>
                      {[formatTimes(session.startsAt, session.endsAt, locale(), event.timeZone), session.room]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {decline.isError && <Notice tone="bad">{saidOf(decline.error, t)}</Notice>}
      {(!stop || stop === 'full') && (
        <p className="row">
          {!stop && <BusyButton onClick={onAccept}>{t('invitation.accept')}</BusyButton>}
          {invitation.status === 'sent' && (
            <BusyButton tone="plain" onClick={() => setAsking(true)}>
              {t('invitation.decline')}
            </BusyButton>
          )}
        </p>
      )}
      <Dialog open={asking} title={t('invitation.decline_sure')} onClose={() => setAsking(false)}>
        <TextArea
          name="reason"
          label={t('invitation.reason')}
          optional
          maxLength={1000}
          value={reason}
          onChange={setReason}
        />
        <p className="row">
          <BusyButton
            busy={decline.isPending}
            onClick={() => decline.mutate(reason.trim() || undefined, { onSettled: () => setAsking(false) })}
          >
            {t('invitation.decline')}
          </BusyButton>
          <BusyButton tone="plain" onClick={() => setAsking(false)}>
            {t('ui.back')}
          </BusyButton>
        </p>
      </Dialog>
    </>
  );
}
