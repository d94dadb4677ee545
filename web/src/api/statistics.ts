import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Statistics = Schemas['StatisticsDto'];
export type SurveyResults = Schemas['SurveyResultsDto'];

export function useStatistics(eventId: string) {
  return useQuery({
    queryKey: ['statistics', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/statistics', { params: { path: { id: eventId } } })),
    staleTime: 10_000,
  });
}

export function useSurveyResults(eventId: string) {
  return useQuery({
    queryKey: ['survey-results', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/survey-results', { params: { path: { id: eventId } } })),
  });
}

export function useErasures(eventId: string) {
  return useQuery({
    queryKey: ['erasures', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/erasures', { params: { path: { id: eventId } } })),
  });
}
