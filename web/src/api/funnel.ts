import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Query } from './client';

export const funnelSteps = [
  'invited',
  'signUps',
  'attendances',
  'met',
  'intentsOfEvents',
  'agreementsOfEvents',
  'milestonesOfEvents',
] as const;
export const funnelGroupings = ['year', 'series', 'host', 'industry', 'event'] as const;
export type FunnelGrouping = (typeof funnelGroupings)[number];

const funnel = (query: Query) => bodyOf(api.GET('/api/reports/funnel', { params: { query } }));

export function useFunnel(query: Query) {
  return useQuery({ queryKey: ['funnel', query], queryFn: async () => (await funnel(query)).steps ?? [] });
}

export function useFunnelGroups(query: Query, groupBy: FunnelGrouping) {
  return useQuery({
    queryKey: ['funnel', query, groupBy],
    queryFn: async () => (await funnel({ ...query, groupBy })).groups ?? [],
  });
}
