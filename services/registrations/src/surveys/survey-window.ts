import type { SurveyWave } from '@zuomei/contracts';
import type { Offering } from '../offerings/offering.entity.js';
import type { SurveyClosed } from './survey.dto.js';

const laterAfterMs = 90 * 86_400_000;

/** From when on the outcome is asked again. */
export const laterFrom = (offering: Offering): Date =>
  new Date((offering.endedAt ?? offering.endsAt).getTime() + laterAfterMs);

export const waveNow = (offering: Offering, now: Date): SurveyWave => (now >= laterFrom(offering) ? 'later' : 'after');

/** Why somebody is not asked; undefined: is. Only who was there can say how it was. */
export function surveyClosedFor(
  offering: Offering,
  { attended, erased }: { attended: boolean; erased: boolean },
  now: Date,
): SurveyClosed | undefined {
  if (erased) return 'erased';
  if (offering.status === 'cancelled') return 'cancelled';
  if (!offering.over(now)) return 'not_over';
  return attended ? undefined : 'not_attended';
}
