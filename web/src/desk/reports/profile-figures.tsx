import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/session';
import { type FigureName, useSummary } from '../../api/reports';
import { useFrameworks } from '../../api/profiles';
import { formatCount } from '../../format/count';
import { exactMoney, shortMoney } from '../../format/money';
import { formatDate, localDay } from '../../format/when';
import { locale } from '../../i18n';

const shown = [
  ...(['events', 'signUps', 'attendances', 'met', 'cooperationIntents', 'settlementIntents'] as const),
  ...(['agreements', 'amount', 'technologyTransactionAmount', 'milestonesReached'] as const),
] satisfies FigureName[];

const since = '2000-01-01';

export type ProfileOf = { series: string } | { host: string };

/** What organisers and staff see more: all figures so far, each opening to its list. */
export default function ProfileFigures({ of }: { of: ProfileOf }) {
  const { t } = useTranslation();
  const query = { ...of, from: since, to: `${localDay(new Date().toISOString()).slice(0, 4)}-12-31` };
  const ofSeries = 'series' in of;
  const staff = useMe().data?.roles.some((role) => role === 'staff' || role === 'admin');
  return (
    <section aria-labelledby="staff-figures">
      <h2 id="staff-figures">{t('desk.profile.figures')}</h2>
      <p>{t(ofSeries ? 'desk.profile.figures_of_series' : 'desk.profile.figures_of_host')}</p>
      <Figures query={query} />
      {'host' in of && staff && <Agreements party={of.host} />}
    </section>
  );
}

function Figures({ query }: { query: Record<string, string> }) {
  const { t } = useTranslation();
  const figures = useSummary(query).data;
  const to = (name: FigureName) => `/desk/reports?${new URLSearchParams({ ...query, open: name }).toString()}`;
  if (!figures) return null;
  return (
    <dl className="facts">
      {shown.map((name) => {
        const { value } = figures[name];
        const money = typeof value === 'string';
        return [
          <dt key={`t${name}`}>{t(`figure.${name}`)}</dt>,
          <dd key={`d${name}`}>
            <Link to={to(name)} title={money ? exactMoney(value) : undefined}>
              {money ? shortMoney(value, locale()) : formatCount(value)}
            </Link>
          </dd>,
        ];
      })}
    </dl>
  );
}

/** Framework agreements with when they are to be renewed; all agreements are a list of the workbench. */
function Agreements({ party }: { party: string }) {
  const { t } = useTranslation();
  const frameworks = useFrameworks(party).data ?? [];
  return (
    <>
      <h3>{t('desk.profile.frameworks')}</h3>
      {frameworks.length === 0 && <p>{t('desk.profile.no_frameworks')}</p>}
      <ul className="plain-list">
        {frameworks.map(({ id, number, title, termEndsOn }) => (
          <li key={id} className="plain-entry">
            <Link to={`/desk/agreements/${id}`}>
              {number} {title}
            </Link>
            {termEndsOn && (
              <span className="kind"> {t('desk.profile.renew_by', { date: formatDate(termEndsOn, locale()) })}</span>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/desk/agreements?party=${party}`}>{t('desk.profile.all_agreements')}</Link>
      </p>
    </>
  );
}
