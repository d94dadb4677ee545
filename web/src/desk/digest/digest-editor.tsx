import { App, Button, Empty, Input, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type DigestEdit, type DigestView, useChangeDigest, useDigest, usePublishDigest } from '../../api/digests';
import { localDay } from '../../format/when';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { useSaidOf } from '../form-problem';
import { PageHead } from '../page-head';
import { DigestLine } from './digest-line';

/** A month as it would be printed now; each line can be worded otherwise, moved or left out. */
export function DigestEditor() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { month = localDay(new Date().toISOString()).slice(0, 7) } = useParams();
  const digest = useDigest(month);
  return (
    <>
      <PageHead title={t('desk.nav.digest')} mark={digest.data && <State digest={digest.data} />}>
        <Input
          type="month"
          aria-label={t('filter.month')}
          value={month}
          onChange={({ target }) => target.value && void navigate(`/desk/digest/${target.value}`)}
          style={{ width: 160 }}
        />
        {digest.data && <Actions digest={digest.data} />}
      </PageHead>
      {digest.isError ? (
        <LoadFailed error={digest.error} retry={() => void digest.refetch()} />
      ) : digest.data ? (
        <Lines key={month} digest={digest.data} />
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

function State({ digest }: { digest: DigestView }) {
  const { t } = useTranslation();
  if (digest.status === 'draft') return <StatusMark tone="quiet">{t('desk.digest.draft')}</StatusMark>;
  return digest.changedSince ? (
    <StatusMark tone="wait">{t('desk.digest.changed_since')}</StatusMark>
  ) : (
    <StatusMark tone="good">{t('desk.digest.published')}</StatusMark>
  );
}

function Actions({ digest }: { digest: DigestView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const publish = usePublishDigest(digest.month);
  return (
    <Space wrap>
      <Button href={`/api/reports/digest.docx?month=${digest.month}`}>{t('digest.docx')}</Button>
      <Button href={`/api/reports/digest.pdf?month=${digest.month}`}>{t('digest.pdf')}</Button>
      <Button
        type="primary"
        loading={publish.isPending}
        disabled={digest.status === 'published' && !digest.changedSince}
        onClick={() =>
          publish.mutate(digest.version, {
            onSuccess: () => void message.success(t('desk.digest.did_publish')),
            onError: (error) => void message.error(said(error)),
          })
        }
      >
        {t('desk.digest.publish')}
      </Button>
    </Space>
  );
}

function Lines({ digest }: { digest: DigestView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const said = useSaidOf();
  const change = useChangeDigest(digest.month);
  const edit = (event: DigestEdit) =>
    change.mutate(
      { version: digest.version, events: [event] },
      { onError: (error) => void message.error(said(error)) },
    );
  const hidden = digest.hidden ?? [];
  if (hidden.length === 0 && digest.categories.every(({ events }) => events.length === 0)) {
    return <Empty description={t('desk.digest.none')} />;
  }
  const headings = digest.categories.map(({ category, events }) => (
    <section key={category} className="desk-section">
      <h2>{t(`digest.${category}`)}</h2>
      {events.map((event) => (
        <DigestLine key={event.eventId} event={event} category={category} edit={edit} busy={change.isPending} />
      ))}
    </section>
  ));
  if (hidden.length === 0) return headings;
  return (
    <>
      {headings}
      <section className="desk-section">
        <h2>{t('desk.digest.hidden')}</h2>
        {hidden.map(({ eventId, title }) => (
          <div key={eventId} className="line">
            {title}
            <Button
              type="link"
              disabled={change.isPending}
              aria-label={t('desk.digest.show_of', { title })}
              onClick={() => edit({ eventId, hidden: null })}
            >
              {t('desk.digest.show')}
            </Button>
          </div>
        ))}
      </section>
    </>
  );
}
