import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Showing, showingForms, useShownAt } from '../api/showings';

/** What is shown at an event, in its three forms. */
export function EventShowings({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const shown = useShownAt(eventId);
  if (!shown.data?.length) return null;
  return (
    <section>
      <h2>{t('showing.title')}</h2>
      {showingForms.map((form) => {
        const those = shown.data.filter((showing) => showing.form === form);
        if (those.length === 0) return null;
        return (
          <div key={form}>
            <h3>{t(`showing.${form}`)}</h3>
            <ul>
              {those.map((showing) => (
                <li key={showing.id}>
                  <ShowingTitle showing={showing} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

export function ShowingTitle({ showing: { title, achievementId, needId } }: { showing: Showing }) {
  if (achievementId) return <Link to={`/catalogue/achievements/${achievementId}`}>{title}</Link>;
  return needId ? <Link to={`/catalogue/needs/${needId}`}>{title}</Link> : title;
}
