import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type OrganisationView = Schemas['OrganisationView'];
export type SeriesView = Schemas['SeriesView'];

export function useOrganisationPages(query: Query) {
  return useInfiniteQuery({
    queryKey: ['organisations', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/organisations', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useSeriesPages(query: Query) {
  return useInfiniteQuery({
    queryKey: ['series', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/series', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}
