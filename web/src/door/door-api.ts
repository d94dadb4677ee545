import { api, bodyOf, type Schemas } from '../api/client';
import { ConnectionLost, Problem } from '../api/problem';
import type { DoorCount, QueuedScan } from './door-types';

/** Longer than this nobody stands at a door: the device decides alone. */
const patienceMs = 4_000;
const soon = () => AbortSignal.timeout(patienceMs);

const sent = ({ code, registrationId, sessionId, nonce, occurredAt, device }: QueuedScan) => ({
  nonce,
  occurredAt,
  device,
  ...(code === undefined ? {} : { code }),
  ...(registrationId === undefined ? {} : { registrationId }),
  ...(sessionId === undefined ? {} : { sessionId }),
});

/** What a device at the door asks of the service. */
export const doorApi = {
  open: (token: string) => bodyOf(api.POST('/api/door-links/sessions', { body: { token } })),

  list: (id: string, query: { since?: string; cursor?: string }) =>
    bodyOf(api.GET('/api/events/{id}/door-list', { params: { path: { id }, query: { ...query, limit: 5000 } } })),

  count: (id: string, sessionId?: string): Promise<DoorCount> =>
    bodyOf(
      api.GET('/api/events/{id}/door-count', {
        params: { path: { id }, query: sessionId === undefined ? {} : { sessionId } },
        signal: soon(),
      }),
    ),

  checkIn: (id: string, scan: QueuedScan) =>
    bodyOf(
      api.POST('/api/events/{id}/check-ins', {
        params: { path: { id } },
        body: { ...sent(scan), channel: 'gate' },
        signal: soon(),
      }),
    ),

  upload: (id: string, scans: QueuedScan[]) =>
    bodyOf(
      api.POST('/api/events/{id}/check-ins/batch', {
        params: { path: { id } },
        body: { scans: scans.map(sent), sentAt: new Date().toISOString() },
      }),
    ),

  undo: (id: string, checkInId: string): Promise<Schemas['CheckInResultDto']> =>
    bodyOf(api.POST('/api/events/{id}/check-ins/{checkInId}/undo', { params: { path: { id, checkInId } } })),

  /** Takes the cookie away. */
  leave: (id: string) => bodyOf(api.DELETE('/api/events/{id}/door-session', { params: { path: { id } } })),
};

/** No answer, or none that says anything about the scan: the same can be sent again later. */
export const isAway = (error: unknown): boolean =>
  error instanceof ConnectionLost ||
  (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) ||
  (error instanceof Problem && (error.status >= 500 || error.status === 429));

/** The link works no longer, or nobody is signed in any more. */
export const isShut = (error: unknown): error is Problem =>
  error instanceof Problem && (error.status === 401 || error.status === 403 || error.status === 404);
