import { Alert, App, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useChangeEvent, useCreateEvent, useEvent, type EventView } from '../../api/events';
import { hasCode } from '../../api/problem';
import { useMe } from '../../api/session';
import { LoadFailed, Loading } from '../../ui/loading';
import { useFormProblem } from '../form-problem';
import { PageHead } from '../page-head';
import { useUnsaved } from '../use-unsaved';
import { EventFields } from './event-fields';
import { EventPreview } from './event-preview';
import { bodyOf, fresh, freshVisit, valuesOf, zone, type EventValues } from './event-values';
import { ProgrammeEditor } from './programme-editor';
import { QuestionsFields } from './questions-fields';
import { TermsFields } from './terms-fields';

export function EventEditor() {
  const { id } = useParams();
  const event = useEvent(id ?? '');
  if (!id) return <Editor key="new" />;
  if (event.isError) return <LoadFailed error={event.error} retry={() => void event.refetch()} />;
  if (!event.data) return <Loading lines={10} />;
  return <Editor key={event.data.id} event={event.data} />;
}

/** Left the form, right the public page as it will look. */
function Editor({ event }: { event?: EventView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const me = useMe();
  const [query] = useSearchParams();
  const begun = query.get('kind') === 'visit' ? freshVisit : fresh;
  const [form] = Form.useForm<EventValues>();
  const mode = Form.useWatch('mode', form);
  const problem = useFormProblem(form);
  const create = useCreateEvent();
  const change = useChangeEvent(event?.id ?? '');
  const unsaved = useUnsaved();
  const draft = !event || event.status === 'draft';
  const timeZone = event?.timeZone ?? zone;

  async function save(values: EventValues): Promise<void> {
    problem.clear();
    try {
      const body = bodyOf(values, draft, timeZone);
      const saved = event ? await change.mutateAsync({ body, version: event.version }) : await create.mutateAsync(body);
      unsaved.done();
      void message.success(t('desk.saved'));
      void navigate(`/desk/events/${saved.id}${event ? '' : '/edit'}`);
    } catch (error) {
      problem.refuse(error);
      if (hasCode(error, 'STALE_VERSION')) void message.warning(t('desk.stale'));
    }
  }

  const known = [...(event?.hosts ?? []), ...(event?.guests ?? [])];
  return (
    <>
      <PageHead
        title={event ? t('desk.event.edit') : t('desk.event.new')}
        back={
          event
            ? { to: `/desk/events/${event.id}`, label: event.title }
            : { to: '/desk/events', label: t('desk.nav.events') }
        }
      />
      <div className="desk-columns">
        <div>
          <Form<EventValues>
            name="event"
            form={form}
            layout="vertical"
            scrollToFirstError={{ focus: true, block: 'center' }}
            initialValues={
              event ? valuesOf(event) : { ...begun, hostIds: me.data?.hosts.length === 1 ? me.data.hosts : [] }
            }
            onValuesChange={() => unsaved.touch()}
            onFinish={() => void save(form.getFieldsValue(true) as EventValues)}
          >
            {problem.summary && (
              <Alert type="error" showIcon title={problem.summary} style={{ marginBottom: 16 }} role="alert" />
            )}
            <EventFields known={known} />
            <section className="desk-section">
              <h2>{t('desk.event.terms')}</h2>
              {!draft && <p className="hint">{t('desk.event.terms_fixed')}</p>}
              <TermsFields disabled={!draft} hybrid={mode === 'hybrid'} />
            </section>
            <QuestionsFields disabled={!draft} />
            <div className="desk-save">
              <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending}>
                {event ? t('desk.save') : t('desk.save_draft')}
              </Button>
              {unsaved.dirty && <span className="hint">{t('desk.unsaved')}</span>}
            </div>
          </Form>
          <section className="desk-section" id="programme">
            <h2>{t('event.programme')}</h2>
            {event ? <ProgrammeEditor event={event} /> : <p className="hint">{t('desk.event.programme_later')}</p>}
          </section>
        </div>
        <aside aria-label={t('desk.event.preview')}>
          <Form.Item noStyle>
            <EventPreview form={form} event={event} />
          </Form.Item>
        </aside>
      </div>
    </>
  );
}
