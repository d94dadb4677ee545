import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAcceptInvitation, useInvitation, type InvitedView } from '../api/invitations';
import { hasCode, isStatus } from '../api/problem';
import type { SignUpResult } from '../api/registrations';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import { InvitationShown } from './invitation-shown';
import { titleOf } from './names';
import { SignUpForm } from './sign-up-form';
import { SignedUp } from './signed-up';

/** Who invites, to what, until when; and the form or the no. */
export function InvitationPage() {
  const { t } = useTranslation();
  usePageTitle(t('invitation.title'));
  const token = useLinkToken('invitation');
  const invited = useInvitation(token);
  const ended = (['INVITATION_REVOKED', 'INVITATION_EXPIRED'] as const).find((code) => hasCode(invited.error, code));
  const dead = !token || isStatus(invited.error, 404);
  return (
    <div className="page narrow">
      {ended && (
        <>
          <h1>{t('invitation.title')}</h1>
          <Notice tone="bad" title={t(`invitation.${ended === 'INVITATION_REVOKED' ? 'revoked' : 'expired'}`)}>
            <p>{t('invitation.ended_next')}</p>
            <Link to="/">{t('missing.home')}</Link>
          </Notice>
        </>
      )}
      {dead && (
        <>
          <h1>{t('invitation.title')}</h1>
          <Notice tone="bad" title={t('invitation.dead')}>
            <p>{t('invitation.dead_next')}</p>
            <Link to="/">{t('missing.home')}</Link>
          </Notice>
        </>
      )}
      {invited.isError && !ended && !dead && <LoadFailed error={invited.error} retry={() => void invited.refetch()} />}
      {token && invited.isPending && <Loading lines={6} />}
      {invited.data && <Invited invited={invited.data} />}
    </div>
  );
}

function Invited({ invited }: { invited: InvitedView }) {
  const { t } = useTranslation();
  const { invitation, event } = invited;
  const accept = useAcceptInvitation();
  const [accepting, setAccepting] = useState(false);
  const [done, setDone] = useState<{ result: SignUpResult; email: string } | null>(null);
  if (done) return <SignedUp event={event} {...done} onAgain={() => setDone(null)} />;
  if (!accepting) return <InvitationShown invited={invited} onAccept={() => setAccepting(true)} />;
  const personal = invitation.seats === 1 && !invitation.organisationId;
  return (
    <>
      <h1>{t('sign_up.title')}</h1>
      <p className="lead">{titleOf(event)}</p>
      <SignUpForm
        offered={{ ...event, sessions: event.sessions.map((one) => ({ ...one, id: one.sessionId })) }}
        known={{
          ...(personal ? { name: invitation.name, email: invitation.email, emailFixed: true } : {}),
          organisation: invitation.organisation,
        }}
        waitlist={event.availability.placesLeft === 0 && !invitation.exceedCapacity}
        send={accept}
        onDone={setDone}
      />
    </>
  );
}
