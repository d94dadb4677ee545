import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, post, type Page, type Query } from './client';
import type { AttendanceMode, CheckInResult, EventMode, EventStatus, IntentKind, RegistrationStatus } from './types';

export interface Availability {
  open: boolean;
  reason?: 'not_published' | 'not_yet_open' | 'closed' | 'postponed' | 'cancelled' | 'ended' | 'full';
  opensAt?: string;
  closesAt?: string;
  /** Null without a limit. */
  placesLeft: number | null;
  waitlist: boolean;
  /** People in line. */
  waiting: number;
  approval: boolean;
}

export interface SignUpBody {
  name: string;
  email: string;
  organisation?: string;
  phone?: string;
  sessionIds?: string[];
  answers?: Record<string, unknown>;
  attendanceMode?: AttendanceMode;
  locale?: string;
}

export interface SignUpResult {
  id?: string;
  eventId?: string;
  status: RegistrationStatus | 'already_registered';
  position?: number | null;
  checkInCode?: string | null;
  manageToken?: string;
}

export interface RegistrationItem {
  id: string;
  status: RegistrationStatus;
  position?: number;
  name: string;
  email: string;
  phone?: string;
  organisation?: string;
  title?: string;
  attendanceMode: AttendanceMode;
  checkInCode?: string;
  createdAt: string;
  version: number;
}

/** The event a place is at, as its owner sees it: also of events that nobody else sees. */
export interface PlaceEvent {
  id: string;
  title: string;
  titleEn?: string;
  mode: EventMode;
  status: EventStatus;
  statusReason?: string;
  startsAt: string;
  endsAt: string;
  datePrecision: 'minute' | 'day' | 'month';
  timeZone: string;
  venue?: string;
  livestream: boolean;
}

export interface PlaceView extends RegistrationItem {
  eventId: string;
  sessions: { sessionId: string; title: string; startsAt: string; endsAt: string; room?: string; status: RegistrationStatus; position?: number }[];
  attendedAt?: string;
  reason?: string;
  event: PlaceEvent;
  can: { change: boolean; cancel: boolean; join: boolean; stateIntent: boolean };
}

export interface Occupancy {
  capacity: number | null;
  confirmed: number;
  pending: number;
  offered: number;
  waitlisted: number;
  beyondCapacity: number;
  attended: number;
}

export interface CheckInAnswer {
  id: string;
  result: CheckInResult;
  registration?: { id: string; name: string; organisation?: string | null } | null;
}

export function useAvailability(eventId: string, enabled = true) {
  return useQuery({
    queryKey: ['availability', eventId],
    queryFn: () => get<Availability>(`/api/events/${eventId}/availability`),
    enabled: enabled && eventId !== '',
    staleTime: 10_000,
  });
}

/** The livestream's address, told to who has a place; asking for it is counted as attendance. */
export function useJoin(id: string) {
  return useMutation({ mutationFn: () => post<{ url: string }>(`/api/registrations/${id}/join`) });
}

export function useSignUp(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: SignUpBody; idempotencyKey: string }) =>
      post<SignUpResult>(`/api/events/${eventId}/registrations`, body, { idempotencyKey }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['availability', eventId] }),
  });
}

/** Exchanges the link's token for a cookie that opens this one place and nothing else. */
export function useOpenPlace(token: string) {
  return useQuery({
    queryKey: ['place-link', token],
    queryFn: () => post<PlaceView>('/api/registrations/sessions', { token }),
    enabled: token !== '',
    staleTime: Infinity,
  });
}

export function usePlace(id: string | null) {
  return useQuery({
    queryKey: ['place', id],
    queryFn: () => get<PlaceView>(`/api/registrations/${id}`),
    enabled: id !== null,
  });
}

export function usePlaceAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: { name: 'cancel' | 'accept-offer' | 'approve' | 'reject'; reason?: string; id?: string }) =>
      post<PlaceView>(`/api/registrations/${action.id ?? id}/${action.name}`, action.reason ? { reason: action.reason } : {}),
    onSuccess: () =>
      Promise.all(['place', 'registrations', 'occupancy', 'availability'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export interface IntentBody {
  kind: IntentKind;
  toOrganisationId: string;
  note?: string;
}

export function useStateIntent(registrationId: string) {
  return useMutation({
    mutationFn: (body: IntentBody) => post<{ id: string }>(`/api/registrations/${registrationId}/intents`, body),
  });
}

export function useOccupancy(eventId: string) {
  return useQuery({
    queryKey: ['occupancy', eventId],
    queryFn: () => get<Occupancy>(`/api/events/${eventId}/occupancy`),
    refetchInterval: 5_000,
  });
}

export function useRegistrations(eventId: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ['registrations', eventId, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      get<Page<RegistrationItem>>(`/api/events/${eventId}/registrations`, { ...query, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useCheckIn(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scan: { code: string; nonce: string; occurredAt: string; device: string }) =>
      post<CheckInAnswer>(`/api/events/${eventId}/check-ins`, { ...scan, channel: 'gate' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['occupancy', eventId] }),
  });
}

export function useUndoCheckIn(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<unknown>('POST', `/api/check-ins/${id}/undo`, { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['occupancy', eventId] }),
  });
}

/** How one signs up, once the event is published. Below the seats held it is refused (BELOW_HELD). */
export function useChangeTerms(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { capacity?: number | null; waitlist?: boolean; approval?: boolean }) =>
      call<{ version: number }>('PATCH', `/api/events/${eventId}/sign-up-terms`, { body }),
    onSuccess: () =>
      Promise.all(['occupancy', 'availability', 'registrations'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
