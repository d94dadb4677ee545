import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

export type EventBody = Schemas['EventInput'];
export type EventView = Schemas['EventView'];
export type Question = Schemas['QuestionView'];
export type SessionBody = Schemas['SessionInput'];
export type SessionView = Schemas['SessionView'];
export type OrganisationName = Schemas['OrganisationName'];

export function useEvents(query: Query) {
  return useInfiniteQuery({
    queryKey: ['events', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/events', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: ['event', id],
    queryFn: () => bodyOf(api.GET('/api/events/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

/** Organisations by name, for pickers; a few hundred at most are shown, the rest is found by typing. */
export function useOrganisations(q?: string) {
  return useQuery({
    queryKey: ['organisations', q ?? ''],
    staleTime: 60_000,
    placeholderData: (before: Schemas['OrganisationView'][] | undefined) => before,
    queryFn: async () => (await bodyOf(api.GET('/api/organisations', { params: { query: { q, limit: 200 } } }))).items,
  });
}

export function useSeries() {
  return useQuery({
    queryKey: ['series'],
    staleTime: 60_000,
    queryFn: async () => (await bodyOf(api.GET('/api/series', { params: { query: { limit: 200 } } }))).items,
  });
}

/** Every write to an event goes through here and refreshes what shows events. */
function useEventWrite<A, R>(mutationFn: (input: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(
        ['events', 'event', 'availability', 'occupancy'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export const useCreateEvent = () => useEventWrite((body: EventBody) => bodyOf(api.POST('/api/events', { body })));

export const useChangeEvent = (id: string) =>
  useEventWrite(({ body, version }: { body: Schemas['EventChange']; version: number }) =>
    bodyOf(api.PATCH('/api/events/{id}', { params: { path: { id } }, headers: ifVersion(version), body })),
  );

export interface EventAction {
  name: 'publish' | 'postpone' | 'cancel' | 'end';
  reason?: string;
  /** The new date of a postponed event that is published again. */
  startsAt?: string;
  endsAt?: string;
}

export const useEventAction = (id: string) =>
  useEventWrite(({ name, reason, startsAt, endsAt }: EventAction) => {
    const params = { path: { id } };
    if (name === 'publish') return bodyOf(api.POST('/api/events/{id}/publish', { params, body: { startsAt, endsAt } }));
    if (name === 'postpone') return bodyOf(api.POST('/api/events/{id}/postpone', { params, body: { reason } }));
    if (name === 'cancel') return bodyOf(api.POST('/api/events/{id}/cancel', { params, body: { reason } }));
    return bodyOf(api.POST('/api/events/{id}/end', { params }));
  });

export const useSaveSession = (eventId: string) =>
  useEventWrite(({ id, body }: { id?: string; body: SessionBody }) =>
    id
      ? bodyOf(api.PATCH('/api/sessions/{id}', { params: { path: { id } }, body }))
      : bodyOf(api.POST('/api/events/{id}/sessions', { params: { path: { id: eventId } }, body })),
  );

export const useRemoveSession = () =>
  useEventWrite((id: string) => bodyOf(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })));
