import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, patch, post, remove, type Page, type Query } from './client';
import type { EventKind, EventMode, EventStatus, OrganisationKind, QuestionKind, Visibility } from './types';

export interface Question {
  key: string;
  label: string;
  kind: QuestionKind;
  required: boolean;
  options?: string[];
}

export interface SignUpTerms {
  capacity?: number | null;
  capacityByMode?: { onsite?: number | null; online?: number | null } | null;
  approval?: boolean;
  pendingHoldsSeat?: boolean;
  waitlist?: boolean;
  waitlistPolicy?: 'fill' | 'strict';
  signUpOpensAt?: string | null;
  signUpClosesAt?: string | null;
  checkInOpensAt?: string | null;
  checkInClosesAt?: string | null;
  questions?: Question[];
}

export interface EventBody extends SignUpTerms {
  code?: string | null;
  title: string;
  titleEn?: string | null;
  summary?: string | null;
  kind: EventKind;
  mode: EventMode;
  visibility: Visibility;
  seriesId?: string | null;
  hostIds: string[];
  guestIds?: string[];
  startsAt: string;
  endsAt: string;
  datePrecision?: 'minute' | 'day' | 'month';
  timeZone?: string;
  venue?: string | null;
  livestreamUrl?: string | null;
  industry?: string | null;
  digestCategory?: string | null;
  outcome?: string | null;
}

export interface OrganisationName {
  id: string;
  name: string;
  nameEn: string | null;
}

export interface EventView extends EventBody {
  id: string;
  version: number;
  status: EventStatus;
  /** Why it was postponed or cancelled, in the organiser's words. */
  reason: string | null;
  hosts: OrganisationName[];
  guests: OrganisationName[];
  /** The programme, by time. */
  sessions: SessionView[];
  publishedAt: string | null;
  /** What the caller may do with it now. */
  allowedActions: ('change' | 'publish' | 'postpone' | 'cancel' | 'end')[];
}

export interface SessionBody {
  title: string;
  startsAt: string;
  endsAt: string;
  room?: string | null;
  speakers?: { name: string; title?: string | null; organisationId?: string | null }[];
  capacity?: number | null;
}
export interface SessionView extends SessionBody {
  id: string;
  version: number;
}

export interface Organisation {
  id: string;
  version: number;
  code?: string | null;
  name: string;
  nameEn?: string | null;
  kind: OrganisationKind;
  city?: string | null;
  district?: string | null;
}

export interface Series {
  id: string;
  name: string;
  nameEn?: string | null;
  parentId?: string | null;
}

export function useEvents(query: Query) {
  return useInfiniteQuery({
    queryKey: ['events', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<Page<EventView>>('/api/events', { ...query, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useEvent(id: string) {
  return useQuery({ queryKey: ['event', id], queryFn: () => get<EventView>(`/api/events/${id}`), enabled: id !== '' });
}

/** Organisations by name, for pickers; a few hundred at most are shown, the rest is found by typing. */
export function useOrganisations(q?: string) {
  return useQuery({
    queryKey: ['organisations', q ?? ''],
    staleTime: 60_000,
    placeholderData: (before: Organisation[] | undefined) => before,
    queryFn: async () => (await get<Page<Organisation>>('/api/organisations', { q, limit: 200 })).items,
  });
}

export function useSeries() {
  return useQuery({
    queryKey: ['series'],
    staleTime: 60_000,
    queryFn: async () => (await get<Page<Series>>('/api/series', { limit: 200 })).items,
  });
}

/** Every write to an event goes through here and refreshes what shows events. */
function useEventWrite<A, R>(mutationFn: (input: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['events'] }), client.invalidateQueries({ queryKey: ['event'] })]),
  });
}

export const useCreateEvent = () => useEventWrite((body: EventBody) => post<EventView>('/api/events', body));
export const useChangeEvent = (id: string) =>
  useEventWrite((change: { body: Partial<EventBody>; version: number }) =>
    patch<EventView>(`/api/events/${id}`, change.body, change.version),
  );
export const useEventAction = (id: string) =>
  useEventWrite(
    (action: { name: 'publish' | 'postpone' | 'cancel' | 'end'; body?: { reason?: string; startsAt?: string; endsAt?: string } }) =>
      post<EventView>(`/api/events/${id}/${action.name}`, action.body ?? {}),
  );
export const useSaveSession = (eventId: string) =>
  useEventWrite(({ id, body }: { id?: string; body: SessionBody }) =>
    id ? patch<SessionView>(`/api/sessions/${id}`, body) : post<SessionView>(`/api/events/${eventId}/sessions`, body),
  );
export const useRemoveSession = () => useEventWrite((id: string) => remove(`/api/sessions/${id}`));

export function useCreateOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; kind: OrganisationKind }) => post<Organisation>('/api/organisations', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  });
}
