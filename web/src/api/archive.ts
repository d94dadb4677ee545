import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type ArchiveEntry = Schemas['ArchiveEntryView'];
export type ArchivedFile = Schemas['ArchivedFileView'];
export type Retention = Schemas['RetentionView'];

export function useArchive(query: Query) {
  return useInfiniteQuery({
    queryKey: ['archive', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/archive', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useRetention(agreementId: string) {
  return useQuery({
    queryKey: ['agreement', agreementId, 'retention'],
    queryFn: () => bodyOf(api.GET('/api/agreements/{id}/retention', { params: { path: { id: agreementId } } })),
  });
}

export type RetentionStep = 'hold' | 'release' | 'propose' | 'confirm' | 'withdraw';

export function useRetentionStep(agreementId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, reason = '' }: { step: RetentionStep; reason?: string }) => {
      const params = { path: { id: agreementId } };
      const body = { reason };
      if (step === 'hold') return bodyOf(api.POST('/api/agreements/{id}/hold', { params, body }));
      if (step === 'release') return bodyOf(api.POST('/api/agreements/{id}/hold/release', { params, body }));
      if (step === 'propose') return bodyOf(api.POST('/api/agreements/{id}/disposal', { params, body }));
      if (step === 'confirm') return bodyOf(api.POST('/api/agreements/{id}/disposal/confirm', { params }));
      return bodyOf(api.POST('/api/agreements/{id}/disposal/withdraw', { params }));
    },
    onSettled: () => Promise.all(['agreement', 'archive'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
