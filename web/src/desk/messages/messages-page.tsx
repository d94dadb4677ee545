import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useEvent } from '../../api/events';
import { LoadFailed, Loading } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { PageHead } from '../page-head';
import { ComposeMessage } from './compose-message';
import { ReminderRules } from './reminder-rules';
import { SentMessages } from './sent-messages';

/** What people are told: what goes by itself, what the organiser writes, what went out. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (event.isError) return <LoadFailed error={event.error} retry={() => void event.refetch()} />;
  if (!event.data) return <Loading lines={8} />;
  return (
    <>
      <PageHead title={t('desk.messages.title')} back={{ to: `/desk/events/${id}`, label: event.data.title }} />
      {event.data.status === 'draft' ? (
        <Notice tone="quiet" title={t('event.is_draft')}>
          {t('desk.messages.draft')}
        </Notice>
      ) : (
        <div className="desk-columns">
          <ComposeMessage event={event.data} />
          <aside>
            <ReminderRules event={event.data} />
            <SentMessages eventId={id} timeZone={event.data.timeZone} />
          </aside>
        </div>
      )}
    </>
  );
}
