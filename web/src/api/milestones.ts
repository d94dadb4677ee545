import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type MilestoneView = Schemas['MilestoneView'];

export function useMilestones(query: Query) {
  return useInfiniteQuery({
    queryKey: ['milestones', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/milestones', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useMilestonesOf(agreementId: string) {
  return useQuery({
    queryKey: ['milestones', 'of', agreementId],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/agreements/{id}/milestones', { params: { path: { id: agreementId } } }))).items,
  });
}

/** What can be done with the promises of an agreement. */
export type MilestoneAction =
  | ({ name: 'plan' } & Schemas['MilestoneBody'])
  | ({ name: 'claim'; id: string; files: File[] } & Schemas['ClaimBody'])
  | { name: 'attach'; id: string; file: File }
  | { name: 'confirm'; id: string }
  | { name: 'miss' | 'drop'; id: string; reason?: string };

async function attach(id: string, file: File): Promise<unknown> {
  const form = new FormData();
  form.set('file', file);
  const params = { path: { id } };
  return bodyOf(api.POST('/api/milestones/{id}/files', { params, body: { file: '' }, bodySerializer: () => form }));
}

async function act(agreementId: string, action: MilestoneAction): Promise<unknown> {
  if (action.name === 'plan') {
    const { title, kind, dueOn } = action;
    const params = { path: { id: agreementId } };
    return bodyOf(api.POST('/api/agreements/{id}/milestones', { params, body: { title, kind, dueOn } }));
  }
  const params = { path: { id: action.id } };
  switch (action.name) {
    case 'claim': {
      const { reachedOn, note } = action;
      // Evidence first: whoever confirms must not see a claim without it.
      for (const file of action.files) await attach(action.id, file);
      return bodyOf(api.POST('/api/milestones/{id}/claim', { params, body: { reachedOn, note } }));
    }
    case 'attach':
      return attach(action.id, action.file);
    case 'confirm':
      return bodyOf(api.POST('/api/milestones/{id}/confirm', { params }));
    case 'miss':
      return bodyOf(api.POST('/api/milestones/{id}/miss', { params, body: { reason: action.reason } }));
    case 'drop':
      return bodyOf(api.POST('/api/milestones/{id}/drop', { params, body: { reason: action.reason } }));
  }
}

export function useMilestoneAction(agreementId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: MilestoneAction) => act(agreementId, action),
    onSuccess: () =>
      Promise.all(
        ['milestones', 'agreement', 'follow-ups', 'follow-up'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
