import { Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOrganisations, type EventView } from '../../api/events';
import { formatWhen } from '../../format/when';
import { toInstant } from '../../format/zoned';
import { locale } from '../../i18n';
import { Programme } from '../../public/programme';
import { Title } from '../../ui/title';
import { zone, type EventValues } from './event-values';

/** The public page as it will look, while one types. */
export function EventPreview({ form, event }: { form: FormInstance<EventValues>; event?: EventView }) {
  const { t } = useTranslation();
  const values = Form.useWatch([], { form, preserve: true }) as Partial<EventValues> | undefined;
  const organisations = useOrganisations();
  const names = new Map(
    [...(organisations.data ?? []), ...(event?.hosts ?? []), ...(event?.guests ?? [])].map((one) => [one.id, one.name]),
  );
  const { startsAt, endsAt } = values ?? {};
  const timeZone = event?.timeZone ?? zone;
  const when =
    startsAt && endsAt
      ? formatWhen({ startsAt: toInstant(startsAt, timeZone), endsAt: toInstant(endsAt, timeZone), timeZone }, locale())
      : t('event.when_open');
  const list = (ids: string[] | undefined) => ids?.map((id) => names.get(id) ?? '…').join(t('ui.comma'));
  return (
    <>
      <p className="preview-note">{t('desk.event.preview')}</p>
      <div className="preview">
        {values?.kind && <span className="kind">{t(`kind.event.${values.kind}`)}</span>}
        <h3>
          <Title text={values?.title?.trim() || t('desk.event.untitled')} />
        </h3>
        <dl className="facts">
          <dt>{t('event.when')}</dt>
          <dd>{when}</dd>
          <dt>{t('event.where')}</dt>
          <dd>{values?.venue || (values?.mode === 'online' ? t('mode.online') : t('event.where_open'))}</dd>
          {Boolean(values?.hostIds?.length) && (
            <>
              <dt>{t('event.hosts')}</dt>
              <dd>{list(values?.hostIds)}</dd>
            </>
          )}
          {Boolean(values?.guestIds?.length) && (
            <>
              <dt>{t('event.guests')}</dt>
              <dd>{list(values?.guestIds)}</dd>
            </>
          )}
        </dl>
        {values?.summary && <p className="prose">{values.summary}</p>}
        <Programme sessions={event?.sessions ?? []} timeZone={timeZone} />
      </div>
    </>
  );
}
