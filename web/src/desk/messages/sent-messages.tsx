import { useTranslation } from 'react-i18next';
import { useMessages, type SentMessage } from '../../api/messages';
import { formatCount } from '../../format/count';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';

/** What went out, and how far what is going out has come. */
export function SentMessages({ eventId, timeZone }: { eventId: string; timeZone: string }) {
  const { t } = useTranslation();
  const messages = useMessages(eventId);
  return (
    <section aria-label={t('desk.messages.history')}>
      <h2>{t('desk.messages.history')}</h2>
      {messages.isError && <LoadFailed error={messages.error} retry={() => void messages.refetch()} />}
      {messages.data?.items.length === 0 && <p className="hint">{t('desk.messages.none')}</p>}
      <ul className="plain">
        {messages.data?.items.map((one) => (
          <Sent key={one.id} one={one} timeZone={timeZone} />
        ))}
      </ul>
    </section>
  );
}

function Sent({ one, timeZone }: { one: SentMessage; timeZone: string }) {
  const { t } = useTranslation();
  const whole = one.expected ?? one.picked;
  return (
    <li className="line">
      <details>
        <summary>
          {one.subject ?? t(`desk.message.${one.message}`)}{' '}
          <StatusMark tone={one.done ? 'good' : 'wait'}>
            {one.done
              ? t('desk.messages.done', { number: formatCount(one.picked) })
              : t('desk.messages.going', { number: formatCount(one.handedOver), of: formatCount(whole) })}
          </StatusMark>
          <span className="desk-sub">{formatInstant(one.sentAt, locale(), timeZone)}</span>
        </summary>
        {one.body && <p className="prose">{one.body}</p>}
      </details>
      {!one.done && (
        <progress value={one.handedOver} max={Math.max(whole, 1)} aria-label={t('desk.messages.progress')} />
      )}
    </li>
  );
}
