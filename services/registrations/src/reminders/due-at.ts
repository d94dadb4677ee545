/** When a rule `r` of an event `o` is due, in SQL. Days are days of the event's zone, so 9:00 stays 9:00. */
export const dueAt = `CASE WHEN r.message = 'reminder'
  THEN CASE WHEN r.unit = 'days'
    THEN (o.starts_at AT TIME ZONE o.time_zone - make_interval(days => r.amount)) AT TIME ZONE o.time_zone
    ELSE o.starts_at - make_interval(hours => r.amount) END
  ELSE CASE WHEN r.unit = 'days'
    THEN (coalesce(o.ended_at, o.ends_at) AT TIME ZONE o.time_zone + make_interval(days => r.amount))
      AT TIME ZONE o.time_zone
    ELSE coalesce(o.ended_at, o.ends_at) + make_interval(hours => r.amount) END
  END`;

/** From when on a rule can be due: it was switched on, and the date was known. */
export const knownSince = `CASE WHEN r.message = 'reminder' THEN greatest(r.active_since, o.dated_at)
  ELSE r.active_since END`;

/** The local day a rule speaks of: moved by hours it is the same, moved to another day it is due again. */
export const eventDay = `(CASE WHEN r.message = 'reminder' THEN o.starts_at ELSE coalesce(o.ended_at, o.ends_at) END
  AT TIME ZONE o.time_zone)::date`;
