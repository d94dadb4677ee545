import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

export type CeremonyView = Schemas['CeremonyView'];
export type CeremonyDetail = Schemas['CeremonyDetail'];
export type CeremonyItem = Schemas['CeremonyItemView'];
export type PersonOnStage = Schemas['OnStageView'];
export type StageView = Schemas['StageView'];
export type StageItem = Schemas['StageItemView'];

export function useCeremonies(query: Query) {
  return useInfiniteQuery({
    queryKey: ['ceremonies', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/ceremonies', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

/** Another clerk, and signatures that arrive, show within moments. */
export function useCeremony(id: string) {
  return useQuery({
    queryKey: ['ceremony', id],
    queryFn: () => bodyOf(api.GET('/api/ceremonies/{id}', { params: { path: { id } } })),
    refetchInterval: 3_000,
  });
}

/** The hall sees a step about as soon as the clerk has made it, also while nobody touches the projector's machine. */
export function useStage(id: string) {
  return useQuery({
    queryKey: ['ceremony', id, 'stage'],
    queryFn: () => bodyOf(api.GET('/api/ceremonies/{id}/stage', { params: { path: { id } } })),
    refetchInterval: 1_500,
    refetchIntervalInBackground: true,
    retry: false,
  });
}

export function usePlanCeremony() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CeremonyBody']) => bodyOf(api.POST('/api/ceremonies', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ceremonies'] }),
  });
}

export type CeremonyStep = 'called' | 'done' | 'skipped' | 'undo';
/** What the clerk does; one mutation, so that the page locks while anything of it acts. */
export type CeremonyAction =
  | { name: CeremonyStep; itemId: string }
  | ({ name: 'change' } & Schemas['CeremonyChanges'])
  | ({ name: 'item'; itemId: string } & Schemas['CeremonyItemChanges'])
  | { name: 'order'; agreementIds: string[] };

function send(id: string, version: number, action: CeremonyAction): Promise<CeremonyDetail> {
  const headers = ifVersion(version);
  switch (action.name) {
    case 'change': {
      const { title, showAmounts } = action;
      return bodyOf(
        api.PATCH('/api/ceremonies/{id}', { params: { path: { id } }, headers, body: { title, showAmounts } }),
      );
    }
    case 'item': {
      const { itemId, onStage, hideAmount, note } = action;
      const path = { id, itemId };
      const body = { onStage, hideAmount, note };
      return bodyOf(api.PATCH('/api/ceremonies/{id}/items/{itemId}', { params: { path }, headers, body }));
    }
    case 'order': {
      const body = { items: action.agreementIds.map((agreementId) => ({ agreementId })) };
      return bodyOf(api.PUT('/api/ceremonies/{id}/items', { params: { path: { id } }, headers, body }));
    }
    default: {
      const params = { path: { id, itemId: action.itemId } };
      const steps = {
        called: () => api.POST('/api/ceremonies/{id}/items/{itemId}/called', { params, headers }),
        done: () => api.POST('/api/ceremonies/{id}/items/{itemId}/done', { params, headers }),
        skipped: () => api.POST('/api/ceremonies/{id}/items/{itemId}/skipped', { params, headers }),
        undo: () => api.POST('/api/ceremonies/{id}/items/{itemId}/undo', { params, headers }),
      };
      return bodyOf(steps[action.name]());
    }
  }
}

export function useCeremonyAction({ id, version }: { id: string; version: number }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: CeremonyAction) => send(id, version, action),
    onSuccess: (now) => client.setQueryData(['ceremony', id], now),
    // Somebody else was faster: show what they did.
    onError: () => client.invalidateQueries({ queryKey: ['ceremony', id] }),
  });
}
