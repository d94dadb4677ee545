import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type SurveyView = Schemas['SurveyDto'];
export type SurveyAnswer = Schemas['AnswerSurveyDto'];
export type MyData = Schemas['MyDataDto'];
export type Erasure = Schemas['ErasureDto'];

/** The survey of one's own place. */
export function useSurvey(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['survey', id],
    queryFn: () => bodyOf(api.GET('/api/registrations/{id}/survey', { params: { path: { id } } })),
    enabled,
  });
}

export function useAnswerSurvey(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SurveyAnswer) =>
      bodyOf(api.POST('/api/registrations/{id}/survey', { params: { path: { id } }, body })),
    onSuccess: (survey) => client.setQueryData(['survey', id], survey),
  });
}

/** All that is held of oneself; asked only when it is wanted. */
export const useMyData = (id: string) =>
  useMutation({
    mutationFn: () => bodyOf(api.GET('/api/registrations/{id}/my-data', { params: { path: { id } } })),
  });

export const useErase = (id: string) =>
  useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/registrations/{id}/erase', { params: { path: { id } }, body: { confirm: true } })),
  });

/** Proof of an erasure, by the number that was given. */
export function useErasure(number: string) {
  return useQuery({
    queryKey: ['erasure', number],
    queryFn: () => bodyOf(api.GET('/api/erasures/{number}', { params: { path: { number } } })),
    enabled: number !== '',
    retry: false,
  });
}
