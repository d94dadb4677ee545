import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Query, type Schemas } from './client';

export type SeriesProfile = Schemas['SeriesProfile'];
export type OrganisationProfile = Schemas['OrganisationProfile'];
export type ExpertView = Schemas['ExpertView'];

export function useSeriesProfile(id: string) {
  return useQuery({
    queryKey: ['series-profile', id],
    queryFn: () => bodyOf(api.GET('/api/series/{id}/profile', { params: { path: { id } } })),
  });
}

export function useOrganisationProfile(id: string) {
  return useQuery({
    queryKey: ['organisation-profile', id],
    queryFn: () => bodyOf(api.GET('/api/organisations/{id}/profile', { params: { path: { id } } })),
  });
}

export function useExpert(id: string) {
  return useQuery({
    queryKey: ['expert', id],
    queryFn: () => bodyOf(api.GET('/api/experts/{id}', { params: { path: { id } } })),
  });
}

/** Achievements and needs shown at events of a series. */
export function useShownIn(query: Query) {
  return useQuery({
    queryKey: ['showings', query],
    queryFn: async () => (await bodyOf(api.GET('/api/showings', { params: { query: { ...query, limit: 50 } } }))).items,
  });
}

/** Framework agreements of an organisation, the newest first; for staff. */
export function useFrameworks(party: string) {
  return useQuery({
    queryKey: ['agreements', 'frameworks', party],
    queryFn: async () => {
      const query = { party, kind: 'framework' as const, limit: 20 };
      return (await bodyOf(api.GET('/api/agreements', { params: { query } }))).items;
    },
  });
}
