import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

export type FollowUpView = Schemas['FollowUpView'];
export type FollowUpDetail = Schemas['FollowUpDetail'];
export type FollowUpLine = Schemas['FollowUpLineView'];
export type TaskView = Schemas['TaskView'];
export type ReferralView = Schemas['ReferralView'];

export function useFollowUps(query: Query) {
  return useInfiniteQuery({
    queryKey: ['follow-ups', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/follow-ups', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

/** Figures of the whole filtered list. */
export function useFollowUpTotals(query: Query) {
  return useQuery({
    queryKey: ['follow-ups', 'totals', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/follow-ups/totals', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function useFollowUp(id: string) {
  return useQuery({
    queryKey: ['follow-up', id],
    queryFn: () => bodyOf(api.GET('/api/follow-ups/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

/** Who may look after a case. */
export function useOwners(enabled = true) {
  return useQuery({
    queryKey: ['follow-up-owners'],
    enabled,
    queryFn: async () => (await bodyOf(api.GET('/api/follow-ups/owners'))).items,
  });
}

export function useToday(owner: 'me' | 'all') {
  return useQuery({
    queryKey: ['follow-ups', 'today', owner],
    queryFn: () => bodyOf(api.GET('/api/today', { params: { query: { owner } } })),
  });
}

export function useReferrals(query: Query) {
  return useInfiniteQuery({
    queryKey: ['follow-ups', 'referrals', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/referrals', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useReferralSummary(query: Query) {
  return useQuery({
    queryKey: ['follow-ups', 'referral-summary', query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/referrals/summary', { params: { query }, signal })),
  });
}

/** What can be done for a case; one mutation, so that a page locks while anything of it acts. */
export type FollowUpAction =
  | ({ name: 'advance' } & Schemas['AdvanceBody'])
  | ({ name: 'log' } & Schemas['LogBody'])
  | { name: 'assign'; ownerId: string | null; version: number }
  | ({ name: 'add-task' } & Schemas['TaskBody'])
  | { name: 'task-done'; taskId: string; note?: string; chain: boolean }
  | { name: 'task-cancel'; taskId: string; note?: string }
  | { name: 'file'; file: File }
  | ({ name: 'refer' } & Schemas['ReferralBody'])
  | ({ name: 'answer'; referralId: string; version: number } & Schemas['ReferralAnswerBody']);

async function send(id: string, action: FollowUpAction): Promise<unknown> {
  const params = { path: { id } };
  switch (action.name) {
    case 'log':
      return bodyOf(api.POST('/api/follow-ups/{id}/log', { params, body: { note: action.note } }));
    case 'advance': {
      const { to, note, reasonCode } = action;
      return bodyOf(api.POST('/api/follow-ups/{id}/advance', { params, body: { to, note, reasonCode } }));
    }
    case 'assign': {
      const { ownerId, version } = action;
      const headers = ifVersion(version);
      return bodyOf(api.PATCH('/api/follow-ups/{id}', { params, headers, body: { ownerId } }));
    }
    case 'add-task': {
      const { title, dueOn, assigneeId } = action;
      const body = { title, dueOn, assigneeId };
      return bodyOf(api.POST('/api/follow-ups/{id}/tasks', { params, body }));
    }
    case 'task-done': {
      const { taskId, note, chain } = action;
      const path = { id, taskId };
      return bodyOf(api.POST('/api/follow-ups/{id}/tasks/{taskId}/done', { params: { path }, body: { note, chain } }));
    }
    case 'task-cancel': {
      const { taskId, note } = action;
      const path = { id, taskId };
      return bodyOf(api.POST('/api/follow-ups/{id}/tasks/{taskId}/cancel', { params: { path }, body: { note } }));
    }
    case 'file': {
      const form = new FormData();
      form.set('file', action.file);
      const body = { file: '' };
      return bodyOf(api.POST('/api/follow-ups/{id}/files', { params, body, bodySerializer: () => form }));
    }
    case 'refer': {
      const { service, referredTo, askedOn, note, product, amountAsked } = action;
      const body = { service, referredTo, askedOn, note, product, amountAsked };
      return bodyOf(api.POST('/api/follow-ups/{id}/referrals', { params, body }));
    }
    case 'answer': {
      const { referralId, version, answer, answeredOn, amountGranted, note } = action;
      const at = { path: { id: referralId } };
      const headers = ifVersion(version);
      const body = { answer, answeredOn, amountGranted, note };
      return bodyOf(api.PATCH('/api/referrals/{id}', { params: at, headers, body }));
    }
  }
}

export function useFollowUpAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: FollowUpAction) => send(id, action),
    onSuccess: () =>
      Promise.all(['follow-ups', 'follow-up'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
