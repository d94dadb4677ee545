import type { Schemas } from '../api/client';
import type { CheckInResult } from '../api/types';

export type DoorEvent = Schemas['DoorEventDto'];
export type DoorPerson = Schemas['DoorPersonDto'];
export type DoorCount = Schemas['DoorCountDto'];

/** One scan as it is sent, now or later. */
export interface QueuedScan {
  nonce: string;
  code?: string;
  registrationId?: string;
  sessionId?: string;
  occurredAt: string;
  device: string;
  /** What this device said to it. */
  told: CheckInResult;
  name?: string;
  /** Taken back here before it was sent. */
  undo?: boolean;
}

/** What the steward sees of a scan. */
export interface Shown {
  nonce: string;
  at: string;
  result: CheckInResult | 'problem';
  /** Decided by this device alone. */
  offline: boolean;
  /** Of the line in the log, once it is known. */
  id?: string;
  firstAt?: string;
  registrationId?: string;
  name?: string;
  organisation?: string;
  undone?: boolean;
  /** Why it was not taken, in words. */
  problem?: string;
}

/** An uploaded scan that came to something else than this device had said. */
export interface Conflict {
  nonce: string;
  at: string;
  name?: string;
  told: CheckInResult;
  became: CheckInResult | 'problem';
  problem?: string;
}
