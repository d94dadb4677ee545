import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export const readingKinds = ['live-views', 'head-counts'] as const;
export type ReadingKind = (typeof readingKinds)[number];
export type Reading = Schemas['ReadingView'];

/** Every reading of an event, as it was entered. */
export function useReadings(kind: ReadingKind, eventId: string) {
  return useQuery({
    queryKey: ['readings', kind, eventId],
    queryFn: async () => {
      const params = { query: { event: eventId, limit: 200 } };
      const page =
        kind === 'live-views' ? api.GET('/api/live-views', { params }) : api.GET('/api/head-counts', { params });
      return (await bodyOf(page)).items;
    },
  });
}

export function useAddReading(kind: ReadingKind, eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['HeadCountInput']) => {
      const params = { path: { id: eventId } };
      return kind === 'live-views'
        ? bodyOf(api.POST('/api/events/{id}/live-views', { params, body: { ...body, at: new Date().toISOString() } }))
        : bodyOf(api.POST('/api/events/{id}/head-counts', { params, body }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['readings', kind, eventId] }),
  });
}
