import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type CallAnswer = Schemas['CallAnswerView'];

/** Of an open call: all for who called and for reviewers, to others those of their own organisations. */
export function useCallAnswers(needId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['call-answers', needId],
    enabled,
    queryFn: async () => (await bodyOf(api.GET('/api/needs/{id}/answers', { params: { path: { id: needId } } }))).items,
  });
}

export type AnswerAction =
  | { do: 'answer'; body: Schemas['CallAnswerInput'] }
  | { do: 'choose'; answerId: string }
  | { do: 'decline'; answerId: string; reason: string };

export function useAnswerAction(needId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: AnswerAction) => {
      if (action.do === 'answer') {
        return bodyOf(api.POST('/api/needs/{id}/answers', { params: { path: { id: needId } }, body: action.body }));
      }
      const params = { path: { id: needId, answerId: action.answerId } };
      if (action.do === 'choose') return bodyOf(api.POST('/api/needs/{id}/answers/{answerId}/choose', { params }));
      const body = { reason: action.reason };
      return bodyOf(api.POST('/api/needs/{id}/answers/{answerId}/decline', { params, body }));
    },
    onSuccess: ({ items }) => client.setQueryData(['call-answers', needId], items),
  });
}

/** The organisations somebody is a member of, by name. */
export function useMyOrganisations(ids: string[]) {
  return useQuery({
    queryKey: ['organisations', 'mine', ids],
    enabled: ids.length > 0,
    staleTime: 60_000,
    queryFn: () =>
      Promise.all(ids.map((id) => bodyOf(api.GET('/api/organisations/{id}', { params: { path: { id } } })))),
  });
}
