import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useEvent, type EventView } from '../api/events';
import type { GroupResult } from '../api/groups';
import { isStatus } from '../api/problem';
import { useAvailability } from '../api/registrations';
import { formatWhen } from '../format/when';
import { locale } from '../i18n';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { usePageTitle } from '../ui/use-page-title';
import { GroupDone } from './group-done';
import { GroupForm, newPerson, type GroupValues } from './group-form';
import { titleOf } from './names';
import { NotFound } from './not-found';
import { seatsOf } from './seats';

/** One contact brings several colleagues. */
export function GroupPage() {
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (isStatus(event.error, 404)) return <NotFound what="event" />;
  return (
    <div className="page narrow">
      {event.isPending && <Loading />}
      {event.isError && <LoadFailed error={event.error} retry={() => void event.refetch()} />}
      {event.data && <Group event={event.data} />}
    </div>
  );
}

function Group({ event }: { event: EventView }) {
  const { t } = useTranslation();
  usePageTitle(t('group.title'));
  const [params] = useSearchParams();
  const availability = useAvailability(event.id);
  const [values, setValues] = useState<GroupValues>(() => ({
    contact: { name: '', email: '' },
    organisation: params.get('organisation') ?? '',
    allOrNone: false,
    people: [newPerson(), newPerson()],
  }));
  const [done, setDone] = useState<GroupResult | null>(null);
  const back = `/events/${event.id}`;
  const seats = seatsOf(event, availability.data, t);
  if (done) {
    const left = values.people.filter((_, at) => done.results[at]?.status === 'refused');
    return (
      <GroupDone
        result={done}
        people={values.people}
        back={back}
        onAgain={() => {
          setValues({ ...values, people: left });
          setDone(null);
        }}
      />
    );
  }
  return (
    <>
      <p className="back">
        <Link to={back}>{t('sign_up.back')}</Link>
      </p>
      <h1>{t('group.title')}</h1>
      <p className="lead">
        {titleOf(event)}
        <br />
        {formatWhen(event, locale())}
      </p>
      {seats && !seats.action ? (
        <Notice tone={seats.tone} title={seats.text} />
      ) : (
        <GroupForm
          event={event}
          questions={availability.data?.questions ?? event.questions}
          placesLeft={availability.data?.placesLeft ?? null}
          values={values}
          onChange={setValues}
          onDone={setDone}
        />
      )}
    </>
  );
}
