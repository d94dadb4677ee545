import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type FollowUpView = Schemas['FollowUpView'];
export type FollowUpDetail = Schemas['FollowUpDetail'];
export type FollowUpLine = Schemas['FollowUpLineView'];

export function useFollowUps(query: Query) {
  return useInfiniteQuery({
    queryKey: ['follow-ups', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/follow-ups', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useFollowUp(id: string) {
  return useQuery({
    queryKey: ['follow-up', id],
    queryFn: () => bodyOf(api.GET('/api/follow-ups/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

export type FollowUpAction = ({ name: 'advance' } & Schemas['AdvanceBody']) | ({ name: 'log' } & Schemas['LogBody']);

export function useFollowUpAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: FollowUpAction) => {
      const params = { path: { id } };
      if (action.name === 'log')
        return bodyOf(api.POST('/api/follow-ups/{id}/log', { params, body: { note: action.note } }));
      const { to, note, reasonCode } = action;
      return bodyOf(api.POST('/api/follow-ups/{id}/advance', { params, body: { to, note, reasonCode } }));
    },
    onSuccess: () =>
      Promise.all(['follow-ups', 'follow-up'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
