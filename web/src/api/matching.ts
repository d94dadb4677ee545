import { useQuery } from '@tanstack/react-query';
import type { CatalogueType, CatalogueView } from './catalogue';
import { api, bodyOf, type Schemas } from './client';

export type MatchReasons = Schemas['MatchReasons'];
export type MatchingExpert = Schemas['MatchingExpert'];

export interface Matches {
  records: { record: CatalogueView; why: MatchReasons }[];
  experts: MatchingExpert[];
}

/** Who fits, and why: achievements for a need, needs for an achievement, people for both. */
export function useMatches(type: CatalogueType, id: string | undefined) {
  return useQuery({
    queryKey: ['matches', type, id],
    staleTime: 60_000,
    enabled: id !== undefined,
    queryFn: async ({ signal }): Promise<Matches> => {
      const params = { path: { id: id ?? '' } };
      if (type === 'needs') {
        const { achievements, experts } = await bodyOf(api.GET('/api/needs/{id}/matches', { params, signal }));
        return { records: achievements.map(({ achievement, why }) => ({ record: achievement, why })), experts };
      }
      const { needs, experts } = await bodyOf(api.GET('/api/achievements/{id}/matches', { params, signal }));
      return { records: needs.map(({ need, why }) => ({ record: need as CatalogueView, why })), experts };
    },
  });
}

/** The needs that an expert could answer, the best first. */
export function useNeedsFor(id: string) {
  return useQuery({
    queryKey: ['matches', 'experts', id],
    staleTime: 60_000,
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/api/experts/{id}/matches', { params: { path: { id } }, signal }))).needs,
  });
}
