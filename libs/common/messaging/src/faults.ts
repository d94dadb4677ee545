/**
 * Switches for fault tests. Neither is part of a service's configuration, and both are refused in production
 * unless `ZUOMEI_TEST=1` says that this is a fault run.
 *
 * `CRASH_AT` ends the process as `kill -9` would, the first time it comes by:
 * - `after_commit_before_publish`: the relay has read committed rows, the broker has none of them
 * - `after_publish_before_mark`: the broker has acknowledged, the rows still count as unpublished
 * - `after_effect_before_offset`: a consumer's effect and inbox rows are committed, the offset is not
 * - `in_mid_send`: the people of a later page of a message are picked, how far it got is not yet written
 * - `seal_claimed`, `seal_begun`, `seal_made`, `seal_written`: a seal job is taken; said to be under way; the file is
 *   sealed; all that follows from it is written and not yet committed
 * - `evidence_made`, `evidence_written`: the same of an evidence file
 * - `daily_mails_planned`: a day's mails are written and not yet committed
 *
 * `ZUOMEI_GUARD_OFF`, comma-separated, takes one guard away to show that its test can go red:
 * - `inbox`: effects happen again for a fact that was handled before
 * - `relay-order`: the relay sends each batch backwards
 * - `outbox-transaction`: facts are written beside the transaction instead of in it
 * - `decide-every-message`: a failing message is thrown at kafkajs instead of being decided
 * - `check-in-lock`: scans read registrations without locking them
 * - `daily-mail-day`: a day's mails are planned again by whoever comes next
 * - `daily-mail-transaction`: a day counts as told before anybody's mail is written
 * - `seat-lock`: whoever writes registrations of an event does not wait for the others
 * - `promotion`: freed seats stay free
 * - `line-order`: the line is served from its end
 * - `units-whole`: a group that comes together or not at all is served one by one
 * - `offer-state`: an offer is accepted or lapses whatever became of it before
 * - `sign-up-once`: a repeated Idempotency-Key is not looked at
 * - `meeting-lock`: meetings of an event are changed without holding its plan
 * - `agreement-lock`: an agreement is changed without holding its row
 */
export type CrashPoint =
  | 'after_commit_before_publish'
  | 'after_publish_before_mark'
  | 'after_effect_before_offset'
  | 'in_mid_send'
  | 'seal_claimed'
  | 'seal_begun'
  | 'seal_made'
  | 'seal_written'
  | 'evidence_made'
  | 'evidence_written'
  | 'daily_mails_planned';
export type Guard =
  | 'inbox'
  | 'relay-order'
  | 'outbox-transaction'
  | 'decide-every-message'
  | 'check-in-lock'
  | 'meeting-lock'
  | 'agreement-lock'
  | 'daily-mail-day'
  | 'daily-mail-transaction'
  | 'seat-lock'
  | 'promotion'
  | 'line-order'
  | 'units-whole'
  | 'offer-state'
  | 'sign-up-once';

const switches = ['CRASH_AT', 'ZUOMEI_GUARD_OFF'] as const;

/** Throws when a fault switch is set where real data may be. */
export function refuseFaultsInProduction(environment: NodeJS.ProcessEnv = process.env): void {
  const set = switches.filter((name) => environment[name]);
  if (set.length > 0 && environment.NODE_ENV === 'production' && environment.ZUOMEI_TEST !== '1') {
    throw new Error(`${set.join(', ')} is for fault tests only; unset it (or set ZUOMEI_TEST=1 for a fault run)`);
  }
}

export function crashAt(point: CrashPoint): void {
  if (process.env.CRASH_AT === point) process.kill(process.pid, 'SIGKILL');
}

export function guardOff(guard: Guard): boolean {
  return (process.env.ZUOMEI_GUARD_OFF ?? '').split(',').includes(guard);
}
