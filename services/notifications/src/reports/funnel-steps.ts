import { type Figure, type FigureName, figureNames, figures, now } from './figures.js';

/** What came of the events themselves, on whatever day: a deal of next year counts for the event it began at. */
const ofTheEvents = (kind: 'intent' | 'agreement' | 'milestone'): string =>
  `SELECT DISTINCT c.key, r.subject_id AS id, NULL::uuid AS event_id, r.on_date, 1 AS value
   FROM report_records r CROSS JOIN LATERAL unnest(r.event_ids) AS of (event_id)
     JOIN chosen c ON c.event_id = of.event_id
   WHERE r.kind = '${kind}' AND ${now('r')}`;

/** Steps that are no figures of the summary: there, what has a day of its own counts on that day. */
export const results = {
  intentsOfEvents: {
    version: 1,
    says: {
      zh: '在这些活动上提出的初步意向，不论何时记录。',
      en: 'Intents stated at these events, whenever they were recorded.',
    },
    items: ofTheEvents('intent'),
  },
  agreementsOfEvents: {
    version: 1,
    says: {
      zh: '源自这些活动并已签署的协议，不论何时签署；关联多场活动的只计一次。',
      en: 'Signed agreements that came from these events, whenever they were signed; one from two events counts once.',
    },
    items: ofTheEvents('agreement'),
  },
  milestonesOfEvents: {
    version: 1,
    says: {
      zh: '这些活动的协议中已达成并经第二人确认的里程碑，不论何时达成。',
      en: 'Milestones of agreements from these events, reached and confirmed, on whatever day.',
    },
    items: ofTheEvents('milestone'),
  },
} as const satisfies Record<string, Figure>;

export type ResultName = keyof typeof results;
export const resultNames = Object.keys(results) as ResultName[];

/** From whom was invited to what came of it, in this order. */
export const funnelSteps = ['invited', 'signUps', 'attendances', 'met', ...resultNames] as const satisfies readonly (
  FigureName | ResultName
)[];
export type FunnelStep = (typeof funnelSteps)[number];

/** Whatever opens to records. */
export type CountedName = FigureName | ResultName;
export const counted: Record<CountedName, Figure> = { ...figures, ...results };
export const countedNames: CountedName[] = [...figureNames, ...resultNames];
