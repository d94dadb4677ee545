import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type CatalogueType, useCatalogue } from '../api/catalogue';
import { type OrganisationProfile, useOrganisationProfile } from '../api/profiles';
import { BusyButton } from '../ui/busy-button';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { EventLines } from './event-lines';
import { nameOf, titleOf } from './names';
import { PageOf } from './page-of';
import { StaffFigures } from './staff-figures';

/** A university, or whoever takes part: its events, and what it offers and looks for. */
export function OrganisationPage() {
  const { id = '' } = useParams();
  return <PageOf asked={useOrganisationProfile(id)}>{(organisation) => <Shown organisation={organisation} />}</PageOf>;
}

function Shown({ organisation }: { organisation: OrganisationProfile }) {
  const { t } = useTranslation();
  usePageTitle(nameOf(organisation));
  const { id, kind, city, district, counts } = organisation;
  return (
    <>
      <p className="kind">{[t(`profile.kind_${kind}`), city, district].filter(Boolean).join(' · ')}</p>
      <h1>
        <Title text={nameOf(organisation)} />
      </h1>
      <StaffFigures of={{ host: id }} />
      <section>
        <h2>{t('profile.events', { count: counts.events })}</h2>
        <EventLines query={{ organisation: id }} />
      </section>
      <Owned type="achievements" owner={id} count={counts.achievements} />
      <Owned type="needs" owner={id} count={counts.needs} />
    </>
  );
}

function Owned({ type, owner, count }: { type: CatalogueType; owner: string; count: number }) {
  const { t } = useTranslation();
  const records = useCatalogue(type, { owner, status: 'published', limit: 20 });
  if (count === 0) return null;
  return (
    <section>
      <h2>{t(`profile.${type}`, { count })}</h2>
      <ul className="plain-list">
        {(records.data?.pages.flatMap((page) => page.items) ?? []).map((record) => (
          <li key={record.id} className="plain-entry">
            <Link to={`/catalogue/${type}/${record.id}`}>
              <Title text={titleOf(record)} />
            </Link>
          </li>
        ))}
      </ul>
      {records.hasNextPage && (
        <p className="more">
          <BusyButton tone="plain" busy={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
            {t('ui.more')}
          </BusyButton>
        </p>
      )}
    </section>
  );
}
