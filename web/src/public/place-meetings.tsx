import { useTranslation } from 'react-i18next';
import { type PlaceMeeting, useAnswerMeeting, usePlaceMeetings } from '../api/meetings';
import type { PlaceView } from '../api/registrations';
import { formatWhen } from '../format/when';
import { locale } from '../i18n';
import { BusyButton } from '../ui/busy-button';
import { Notice } from '../ui/notice';
import { StatusMark, type Tone } from '../ui/status-mark';
import { saidOf } from './said-of';

const tones: Record<PlaceMeeting['status'], Tone> = {
  proposed: 'wait',
  waiting: 'wait',
  scheduled: 'good',
  held: 'quiet',
  missed: 'bad',
  declined: 'quiet',
  cancelled: 'quiet',
};

/** Whom I am asked to meet, whom I meet, when and at which table. */
export function PlaceMeetings({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const meetings = usePlaceMeetings(place.id);
  const answer = useAnswerMeeting(place.id);
  if (!meetings.data?.length) return null;
  return (
    <section className="meetings" aria-label={t('meeting.mine')}>
      <h2>{t('meeting.mine')}</h2>
      {answer.isError && <Notice tone="bad">{saidOf(answer.error, t)}</Notice>}
      <ul className="plain-list">
        {meetings.data.map((meeting) => (
          <li key={meeting.id} className="plain-entry">
            <StatusMark tone={tones[meeting.status]}>{t(`status.meeting.${meeting.status}`)}</StatusMark>{' '}
            <strong>{withWhom(meeting) || t('meeting.somebody')}</strong>
            {[meeting.need, meeting.achievement].map((about) => about && <p key={about.id}>{about.title}</p>)}
            {meeting.startsAt && meeting.endsAt && (
              <p>
                {t('meeting.at', {
                  when: formatWhen(
                    { startsAt: meeting.startsAt, endsAt: meeting.endsAt, timeZone: place.event.timeZone },
                    locale(),
                  ),
                  table: meeting.tableNo,
                })}
              </p>
            )}
            {meeting.status === 'proposed' && meeting.mine === 'yes' && (
              <p className="hint">{t('meeting.they_decide')}</p>
            )}
            {meeting.absent && <p className="hint">{t(missedBy(meeting, meeting.absent))}</p>}
            {meeting.status === 'waiting' && <p className="hint">{t('meeting.waits')}</p>}
            <p className="row">
              {meeting.status === 'proposed' && meeting.mine === 'asked' && (
                <BusyButton
                  busy={answer.isPending}
                  onClick={() => answer.mutate({ meetingId: meeting.id, says: 'accept' })}
                >
                  {t('meeting.accept')}
                </BusyButton>
              )}
              {['proposed', 'waiting', 'scheduled'].includes(meeting.status) && (
                <BusyButton
                  tone="plain"
                  busy={answer.isPending}
                  onClick={() => answer.mutate({ meetingId: meeting.id, says: 'decline' })}
                >
                  {t(meeting.mine === 'asked' ? 'meeting.decline' : 'meeting.give_up')}
                </BusyButton>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const missedBy = ({ side }: PlaceMeeting, absent: NonNullable<PlaceMeeting['absent']>) =>
  absent === 'both' ? 'meeting.missed_by_both' : absent === side ? 'meeting.missed_by_you' : 'meeting.missed_by_them';

const withWhom = ({ with: { name, title, organisation } }: PlaceMeeting): string =>
  [organisation, name, title].filter(Boolean).join(' · ');
