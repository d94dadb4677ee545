import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type SeriesProfile, useSeriesProfile, useShownIn } from '../api/profiles';
import { Title } from '../ui/title';
import { usePageTitle } from '../ui/use-page-title';
import { EventLines } from './event-lines';
import { nameOf } from './names';
import { PageOf } from './page-of';
import { StaffFigures } from './staff-figures';

/** A run of events: its parts, what took place, what was shown. */
export function SeriesPage() {
  const { id = '' } = useParams();
  return <PageOf asked={useSeriesProfile(id)}>{(series) => <Shown series={series} />}</PageOf>;
}

function Shown({ series }: { series: SeriesProfile }) {
  const { t } = useTranslation();
  usePageTitle(nameOf(series));
  const { id, parent, children, counts } = series;
  return (
    <>
      <p className="kind">{t('profile.series')}</p>
      <h1>
        <Title text={nameOf(series)} />
      </h1>
      <dl className="facts">
        {parent && (
          <>
            <dt>{t('profile.part_of')}</dt>
            <dd>
              <Link to={`/series/${parent.id}`}>{nameOf(parent)}</Link>
            </dd>
          </>
        )}
        {children.length > 0 && (
          <>
            <dt>{t('profile.parts')}</dt>
            <dd>
              <ul className="plain">
                {children.map((child) => (
                  <li key={child.id}>
                    <Link to={`/series/${child.id}`}>{nameOf(child)}</Link>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <StaffFigures of={{ series: id }} />
      <section>
        <h2>{t('profile.events', { count: counts.events })}</h2>
        <EventLines query={{ series: id }} />
      </section>
      <ShownThere series={id} type="achievements" count={counts.achievements} />
      <ShownThere series={id} type="needs" count={counts.needs} />
    </>
  );
}

const things = { achievements: 'achievement', needs: 'need' } as const;

/** What was shown at its events, each once. */
function ShownThere({ series, type, count }: { series: string; type: keyof typeof things; count: number }) {
  const { t } = useTranslation();
  const showings = useShownIn({ series, of: things[type] });
  const idOf = (one: { achievementId: string | null; needId: string | null }) => one.achievementId ?? one.needId ?? '';
  const shown = [...new Map((showings.data ?? []).map((one) => [idOf(one), one])).values()];
  if (count === 0) return null;
  return (
    <section>
      <h2>{t(`profile.${type}`, { count })}</h2>
      <ul className="plain-list">
        {shown.map((one) => (
          <li key={one.id} className="plain-entry">
            <Link to={`/catalogue/${type}/${idOf(one)}`}>{one.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
