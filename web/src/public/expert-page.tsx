import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNeedsFor } from '../api/matching';
import { type ExpertView, useExpert } from '../api/profiles';
import { Loading } from '../ui/loading';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { nameOf } from './names';
import { PageOf } from './page-of';
import { MatchingRecord } from './who-fits';

/** Somebody who speaks at public events: of what, and which needs they could answer. */
export function ExpertPage() {
  const { id = '' } = useParams();
  return <PageOf asked={useExpert(id)}>{(expert) => <Shown expert={expert} />}</PageOf>;
}

function Shown({ expert }: { expert: ExpertView }) {
  const { t } = useTranslation();
  const { id, name, title, organisation, spokeAt } = expert;
  usePageTitle([name, organisation && nameOf(organisation)].filter(Boolean).join(' · '));
  return (
    <>
      <p className="kind">{title ?? t('expert.title')}</p>
      <h1>
        <Title text={name} />
      </h1>
      {organisation && (
        <p>
          <Link to={`/organisations/${organisation.id}`}>{nameOf(organisation)}</Link>
        </p>
      )}
      <section>
        <h2>{t('expert.spoke_at')}</h2>
        <ul className="plain-list">
          {spokeAt.map((session) => (
            <li key={session.eventId + session.title} className="plain-entry">
              <Link to={`/events/${session.eventId}`}>
                <Title text={session.title} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <NeedsFor id={id} />
    </>
  );
}

function NeedsFor({ id }: { id: string }) {
  const { t } = useTranslation();
  const needs = useNeedsFor(id);
  if (needs.isError) return null;
  return (
    <section className="who-fits" aria-label={t('expert.needs')}>
      <h2>{t('expert.needs')}</h2>
      {needs.isPending && <Loading lines={3} />}
      {needs.data?.length === 0 && <p className="hint">{t('matching.none')}</p>}
      <ul className="plain-list">
        {needs.data?.map(({ need, why }) => (
          <MatchingRecord key={need.id} type="needs" record={need} why={why} />
        ))}
      </ul>
    </section>
  );
}
