import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSurveyResults } from '../../api/statistics';
import { formatCount } from '../../format/count';
import { Bars } from './bars';

/** What those who came say, added up. Comments carry no name. */
export function SurveyResults({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const results = useSurveyResults(eventId);
  const found = results.data;
  if (!found || found.waves.every(({ answered }) => answered === 0)) return null;
  return (
    <section aria-label={t('desk.survey.title')}>
      <h2>{t('desk.survey.title')}</h2>
      <p className="hint">
        {t('desk.survey.answered', {
          number: formatCount(Math.max(...found.waves.map(({ answered }) => answered))),
          of: formatCount(found.attended),
        })}
      </p>
      <div className="desk-actions">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button key={format} href={`/api/events/${eventId}/survey-results.${format}`} download>
            {t('desk.attendees.export_as', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      <div className="statistics-grid">
        {found.rated > 0 && (
          <section>
            <h3>{t('desk.survey.overall', { average: found.average ?? 0, number: formatCount(found.rated) })}</h3>
            <Bars
              bars={found.ratings
                .map((value, at) => ({ key: String(at + 1), label: '★'.repeat(at + 1), value }))
                .reverse()}
            />
          </section>
        )}
        {found.saidAgain > 0 && (
          <section>
            <h3>{t('survey.again')}</h3>
            <Bars
              bars={[
                { key: 'yes', label: t('ui.yes'), value: found.wouldComeAgain },
                { key: 'no', label: t('survey.no'), value: found.saidAgain - found.wouldComeAgain },
              ]}
            />
          </section>
        )}
        {found.waves
          .filter(({ outcomesTold }) => outcomesTold > 0)
          .map(({ wave, outcomes, outcomesTold }) => (
            <section key={wave}>
              <h3>{t(`desk.survey.outcome_${wave}`, { number: formatCount(outcomesTold) })}</h3>
              <Bars
                bars={outcomes.map(({ outcome, count }) => ({
                  key: outcome,
                  label: t(`outcome.${outcome}`),
                  value: count,
                }))}
              />
            </section>
          ))}
      </div>
      {found.comments.length > 0 && (
        <>
          <h3>{t('desk.survey.comments')}</h3>
          <ul className="comments">
            {found.comments.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
