import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CatalogueType, CatalogueView } from '../api/catalogue';
import { type MatchReasons, useMatches } from '../api/matching';
import { Loading } from '../ui/loading';
import { Title } from '../ui/title';
import { nameOf, titleOf } from './names';

const mostShown = 5;

/** 谁合适，为什么: what fits a need or an achievement best, each with its reasons. */
export function WhoFits({ type, id }: { type: CatalogueType; id: string }) {
  const { t } = useTranslation();
  const matches = useMatches(type, id);
  const other: CatalogueType = type === 'needs' ? 'achievements' : 'needs';
  if (matches.isError) return null;
  const none = matches.data && matches.data.records.length + matches.data.experts.length === 0;
  return (
    <section className="who-fits" aria-label={t('matching.title')}>
      <h2>{t('matching.title')}</h2>
      {matches.isPending && <Loading lines={3} />}
      {none && <p className="hint">{t('matching.none')}</p>}
      <ul className="plain-list">
        {matches.data?.records.slice(0, mostShown).map(({ record, why }) => (
          <MatchingRecord key={record.id} type={other} record={record} why={why} />
        ))}
      </ul>
      {(matches.data?.experts.length ?? 0) > 0 && (
        <>
          <h3>{t('matching.experts')}</h3>
          <ul className="plain-list">
            {matches.data?.experts.map((expert) => (
              <li key={expert.id} className="plain-entry">
                <Link to={`/experts/${expert.id}`}>{expert.name}</Link>
                {[expert.title, expert.organisation && nameOf(expert.organisation)]
                  .filter(Boolean)
                  .map((said) => ` · ${said}`)}
                <Why why={expert.why}>
                  {expert.spokeAt.map(({ eventId, title }) => (
                    <li key={eventId + title}>
                      <Link to={`/events/${eventId}`}>{t('matching.spoke', { title })}</Link>
                    </li>
                  ))}
                </Why>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A record that fits, whose it is, and why. */
export function MatchingRecord({
  type,
  record,
  why,
}: {
  type: CatalogueType;
  record: Pick<CatalogueView, 'id' | 'title' | 'titleEn' | 'owner'>;
  why: MatchReasons;
}) {
  return (
    <li className="plain-entry">
      <Link to={`/catalogue/${type}/${record.id}`}>
        <Title text={titleOf(record)} />
      </Link>
      {record.owner && <span className="hint"> {nameOf(record.owner)}</span>}
      <Why why={why} />
    </li>
  );
}

/** Each reason in words; `children` are further ones. */
export function Why({ why, children }: { why: MatchReasons; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className="reasons">
      {why.industry && <li>{t('matching.industry', { industry: why.industry })}</li>}
      {why.words.length > 0 && <li>{t('matching.words', { words: why.words.join(t('ui.comma')) })}</li>}
      {why.alike.length > 0 && (
        <li>
          {t('matching.alike', { words: why.alike.map(({ own, theirs }) => `${own}–${theirs}`).join(t('ui.comma')) })}
        </li>
      )}
      {why.metAt.map(({ eventId, title }) => (
        <li key={eventId}>
          <Link to={`/events/${eventId}`}>{t('matching.met', { title })}</Link>
        </li>
      ))}
      {children}
    </ul>
  );
}
