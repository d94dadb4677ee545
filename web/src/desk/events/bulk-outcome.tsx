import { useTranslation } from 'react-i18next';
import type { Decision } from '../../api/places';
import { registrationStatuses } from '../../api/types';

/** So many are told by name; more nobody reads. */
const told = 200;

/** How many went where, and by name who was left as before and why. */
export function BulkOutcome({ decisions, names }: { decisions: Decision[]; names: Map<string, string> }) {
  const { t } = useTranslation();
  const problems = decisions.filter((one) => one.problem);
  return (
    <>
      <ul>
        {registrationStatuses.map((status) => {
          const count = decisions.filter((one) => one.status === status).length;
          const state = t(`status.registration.${status}`);
          return count > 0 && <li key={status}>{t('desk.attendees.outcome.line', { state, count })}</li>;
        })}
      </ul>
      {problems.length > 0 && (
        <>
          <p>{t('desk.attendees.outcome.problems', { count: problems.length })}</p>
          <ul>
            {problems.slice(0, told).map(({ id, problem }) => (
              <li key={id}>
                {names.get(id) ?? id}: {problem?.detail}
              </li>
            ))}
            {problems.length > told && <li>…</li>}
          </ul>
        </>
      )}
    </>
  );
}
