import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

export type RegistrationTotals = Schemas['RegistrationTotalsDto'];
export type HistoryEntry = Schemas['HistoryEntryDto'];
export type Decision = Schemas['DecisionDto'];

const touched = ['place', 'registrations', 'registration-totals', 'occupancy', 'availability', 'history'];
const refresh = (client: QueryClient) =>
  Promise.all(touched.map((key) => client.invalidateQueries({ queryKey: [key] })));

/** Details, answers, sessions or the way of attending; what changed meanwhile is not overwritten. */
export function useChangePlace(id: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangeRegistrationDto']) =>
      bodyOf(api.PATCH('/api/registrations/{id}', { params: { path: { id } }, headers: ifVersion(version), body })),
    onSuccess: () => refresh(client),
  });
}

/** Somebody else comes instead. By the attendee this ends the own link, so nothing of it is asked again. */
export function useSubstitute(id: string) {
  return useMutation({
    mutationFn: (body: Schemas['SubstituteDto']) =>
      bodyOf(api.POST('/api/registrations/{id}/substitute', { params: { path: { id } }, body })),
  });
}

export function useAcceptOffer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/api/registrations/{id}/accept-offer', { params: { path: { id } } })),
    // Also when it was refused: it has just lapsed then, and the page says so.
    onSettled: () => refresh(client),
  });
}

export function useHistory(id: string | undefined) {
  return useQuery({
    queryKey: ['history', id],
    queryFn: () => bodyOf(api.GET('/api/registrations/{id}/history', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
}

/** How many there are of each state under these filters. */
export function useRegistrationTotals(eventId: string, query: Query) {
  return useQuery({
    queryKey: ['registration-totals', eventId, query],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/events/{id}/registrations/totals', { params: { path: { id: eventId }, query }, signal })),
    refetchInterval: 10_000,
  });
}

/** The people of an event, read on as the table is scrolled. */
export function useManyRegistrations(eventId: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ['registrations', eventId, query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/events/{id}/registrations', {
          params: { path: { id: eventId }, query: { ...query, limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    ...nextPage,
  });
}

const mostAtOnce = 500;

/** Everybody of these filters whose decision is due, also who was not scrolled to yet: page by page, past the table. */
export async function gatherPending(
  eventId: string,
  query: Query,
  onSome: (people: Map<string, string>) => void,
): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await bodyOf(
      api.GET('/api/events/{id}/registrations', {
        params: { path: { id: eventId }, query: { ...query, status: 'pending', limit: 200, cursor } },
      }),
    );
    for (const { id, name } of page.items) people.set(id, name);
    onSome(people);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return people;
}

/** Decides on many, 500 at a time; what the service says of each is kept, also if it stops on the way. */
export function useDecideMany(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      ids,
      reject,
      onSome,
    }: {
      ids: string[];
      reject?: string;
      onSome: (decisions: Decision[]) => void;
    }): Promise<void> => {
      const params = { path: { id: eventId } };
      const decisions: Decision[] = [];
      for (let from = 0; from < ids.length; from += mostAtOnce) {
        const part = ids.slice(from, from + mostAtOnce);
        const { items } = await bodyOf(
          reject === undefined
            ? api.POST('/api/events/{id}/registrations/approve', { params, body: { ids: part } })
            : api.POST('/api/events/{id}/registrations/reject', { params, body: { ids: part, reason: reject } }),
        );
        decisions.push(...items);
        onSome([...decisions]);
      }
    },
    onSettled: () => refresh(client),
  });
}

export const useRefreshPlaces = () => {
  const client = useQueryClient();
  return () => refresh(client);
};
