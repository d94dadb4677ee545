import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query } from './client';

export const figureNames = [
  'events',
  'invited',
  'signUps',
  'attendances',
  'experts',
  'met',
  'enterprises',
  'universities',
  'projects',
  'headCounts',
  'liveViews',
  'achievementsPublished',
  'needsPublished',
  'roadshows',
  'labTours',
  'cooperationIntents',
  'settlementIntents',
  'agreements',
  'amount',
  'technologyTransactionAmount',
  'milestonesReached',
] as const;
export type FigureName = (typeof figureNames)[number];
/** Whatever opens to records: the steps of a funnel, too. */
export type CountedName = FigureName | 'intentsOfEvents' | 'agreementsOfEvents' | 'milestonesOfEvents';
export interface FigureView {
  /** Decimal yuan is a string. */
  value: number | string;
  href: string;
}
export type Figures = Record<FigureName, FigureView>;
export type Group = Figures & { key: string; label: string };
export const groupings = ['month', 'kind', 'series', 'host', 'industry'] as const;
export type Grouping = (typeof groupings)[number];

/** The parts of the programme that a report can be narrowed to. */
export const reportFilters = ['from', 'to', 'series', 'kind', 'host', 'industry', 'asOf'] as const;

const summary = (query: Query) => bodyOf<unknown>(api.GET('/api/reports/summary', { params: { query } }));

export function useSummary(query: Query) {
  return useQuery({ queryKey: ['summary', query], queryFn: async () => (await summary(query)) as Figures });
}

export function useGroups(query: Query, groupBy: Grouping) {
  return useQuery({
    queryKey: ['summary', query, groupBy],
    queryFn: async () => ((await summary({ ...query, groupBy })) as { groups: Group[] }).groups,
  });
}

export function useDefinitions() {
  return useQuery({
    queryKey: ['definitions'],
    staleTime: Infinity,
    queryFn: async () => {
      const { items } = await bodyOf(api.GET('/api/reports/definitions'));
      return new Map(items.map((one) => [one.figure, one]));
    },
  });
}

/** The records one figure is the sum of; `query` is that of its `href`. */
export function useReportRecords(figure: CountedName, query: Query) {
  return useInfiniteQuery({
    queryKey: ['report-records', figure, query],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/reports/records', {
          params: { query: { ...query, figure, cursor: pageParam, limit: 100 } },
        }),
      ),
    ...nextPage,
  });
}
