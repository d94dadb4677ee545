import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Showing = Schemas['ShowingView'];
export const showingForms = ['published', 'roadshow', 'lab_tour'] as const;

/** What is shown at one event; without what the reader may not see yet. */
export function useShownAt(eventId: string) {
  return useQuery({
    queryKey: ['showings', 'event', eventId],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/showings', { params: { query: { event: eventId, limit: 200 } } }))).items,
  });
}

export type ShowingAction = { do: 'show'; body: Schemas['ShowingInput'] } | { do: 'remove'; id: string };

export function useShowingAction(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (action: ShowingAction): Promise<void> => {
      if (action.do === 'remove') {
        await bodyOf(api.DELETE('/api/showings/{id}', { params: { path: { id: action.id } } }));
        return;
      }
      await bodyOf(api.POST('/api/events/{id}/showings', { params: { path: { id: eventId } }, body: action.body }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['showings'] }),
  });
}
