export type ServiceName = 'events' | 'registrations' | 'notifications';
export type Destination = ServiceName | 'gateway';

const ofEvent =
  'availability|registrations|group-registrations|sign-up-terms|occupancy|invitations|answer-files|check-ins|door-links|door-list|door-count|door-session|wall-code|link-again|messages|reminders|statistics|survey-results|erasures|meetings|meeting-plan|meeting-parties';

/** Who serves which path below /api; the first that matches. What nobody names belongs to events. */
const table: [RegExp, Destination][] = [
  [/^\/api\/(auth|me|users|openapi\.json|docs|asyncapi\.json)([./]|$)/, 'gateway'],
  [new RegExp(`^/api/events/[^/]+/(${ofEvent})(\\.[a-z]+)?(/|$)`), 'registrations'],
  [
    /^\/api\/(registrations|attendances|invitations|check-ins|door-links|erasures|typed-organisations)([./]|$)/,
    'registrations',
  ],
  [
    /^\/api\/(intents|follow-ups|referrals|today|agreements|signing|verify|milestones|letters|templates|ceremonies|archive|reports|mail-jobs|parks|frameworks)([./]|$)/,
    'notifications',
  ],
  [/^\/api\/events\/[^/]+\/pictures(\/|$)/, 'notifications'],
  [/^\/api\/imports\/(agreements|letters|statements)(\/|$)/, 'notifications'],
  [/^\/api(\/|$)/, 'events'],
];

/** Where a path is served; undefined for what is no path of the API. */
export const destinationOf = (path: string): Destination | undefined => table.find(([shape]) => shape.test(path))?.[1];

/** The path without its query; undefined where it could mean another one to whoever reads it next. */
export function plainPath(url: string): string | undefined {
  const path = url.split('?', 1)[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const hops = decoded.split('/').slice(1);
  const odd = decoded.includes('\\') || hops.includes('..') || hops.includes('.') || hops.slice(0, -1).includes('');
  return odd || !path.startsWith('/') ? undefined : path;
}
