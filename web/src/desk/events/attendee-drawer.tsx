import { Descriptions, Drawer, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useHistory, type HistoryEntry } from '../../api/places';
import { usePlace, type PlaceView } from '../../api/registrations';
import { formatInstant } from '../../format/when';
import { locale } from '../../i18n';
import { LoadFailed, Loading } from '../../ui/loading';
import { StatusMark } from '../../ui/status-mark';
import { registrationTones } from '../status-tones';
import { AttendeeActions } from './attendee-actions';

/** One sign-up beside the list: what was said, where it stands and why, and what became of it so far. */
export function AttendeeDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const place = usePlace(id ?? null);
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      title={place.data?.name ?? t('desk.attendees.details')}
      size="large"
      // The list beside it stays in sight and can be worked with.
      mask={false}
      destroyOnHidden
    >
      {place.isError && <LoadFailed error={place.error} retry={() => void place.refetch()} />}
      {id !== undefined && place.isPending && <Loading lines={6} />}
      {id !== undefined && place.data && (
        <>
          <p className="desk-actions">
            <AttendeeActions one={place.data} />
          </p>
          <Details place={place.data} />
          <h2 style={{ margin: '24px 0 12px' }}>{t('desk.attendees.history')}</h2>
          <History id={id} since={place.data.createdAt} />
        </>
      )}
    </Drawer>
  );
}

function Details({ place }: { place: PlaceView }) {
  const { t } = useTranslation();
  const asked = new Map(place.questions.map((one) => [one.key, one.label]));
  const said = (value: unknown): string =>
    Array.isArray(value) ? value.join(t('ui.comma')) : value === true ? t('ui.yes') : String(value);
  const state = [
    place.position !== undefined && t('signed_up.position', { count: place.position }),
    place.waiting && t(`desk.attendees.why.${place.waiting.reason}`, { ...place.waiting }),
    place.offerExpiresAt && t('desk.attendees.offered_until', { until: formatInstant(place.offerExpiresAt, locale()) }),
    place.reason,
  ].filter(Boolean);
  const items = [
    {
      label: t('desk.state'),
      children: (
        <>
          <StatusMark tone={registrationTones[place.status]}>{t(`status.registration.${place.status}`)}</StatusMark>
          {state.length > 0 && <span className="desk-sub">{state.join(' · ')}</span>}
        </>
      ),
    },
    { label: t('field.email'), children: place.email },
    { label: t('field.phone'), children: place.phone },
    { label: t('field.organisation'), children: place.organisation },
    { label: t('field.job_title'), children: place.title },
    ...(place.event.mode === 'hybrid'
      ? [{ label: t('sign_up.mode'), children: t(`mode.${place.attendanceMode}`) }]
      : []),
    ...place.sessions.map((one) => ({
      label: one.title,
      children:
        one.position === undefined
          ? t(`place.session.${one.status}`)
          : t('place.session.waitlisted_at', { count: one.position }),
    })),
    ...Object.entries(place.answers).map(([key, value]) => ({ label: asked.get(key) ?? key, children: said(value) })),
  ];
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={items.filter((one) => one.children).map((one, key) => ({ key, ...one }))}
    />
  );
}

function History({ id, since }: { id: string; since: string }) {
  const { t } = useTranslation();
  const history = useHistory(id);
  const fieldsOf = (detail: HistoryEntry['detail']): string => {
    const fields = (detail as { fields?: string[] } | undefined)?.fields ?? [];
    return [...new Set(fields.map((field) => t(`desk.attendees.field.${field}`)))].join(t('ui.comma'));
  };
  if (history.isError) return <LoadFailed error={history.error} retry={() => void history.refetch()} />;
  const entries = (history.data?.items ?? []).map(({ at, what, by, detail }) => {
    const words = t(`desk.attendees.log.${what}`, { ...detail, fields: fieldsOf(detail) });
    const status = (detail as { status?: string } | undefined)?.status;
    const outcome = status ? `${words} → ${t(`status.registration.${status}`)}` : words;
    return { at, words: outcome, by: t(`desk.attendees.by.${by}`) };
  });
  return (
    <Timeline
      items={[...entries, { at: since, words: t('desk.attendees.signed_up_at'), by: '' }].map(({ at, words, by }) => ({
        children: (
          <>
            {words}
            <span className="desk-sub">{[formatInstant(at, locale()), by].filter(Boolean).join(' · ')}</span>
          </>
        ),
      }))}
    />
  );
}
