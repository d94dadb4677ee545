import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type ExpertView = Schemas['ExpertView'];

export function useExpert(id: string) {
  return useQuery({
    queryKey: ['expert', id],
    queryFn: () => bodyOf(api.GET('/api/experts/{id}', { params: { path: { id } } })),
  });
}

/** The needs that somebody could answer, the best first. */
export function useNeedsFor(id: string) {
  return useQuery({
    queryKey: ['matches', 'experts', id],
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/experts/{id}/matches', { params: { path: { id } }, signal }))).needs,
  });
}
