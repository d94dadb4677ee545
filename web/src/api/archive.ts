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

/** What is kept in the archive. */
export interface Kept {
  of: 'agreement' | 'letter';
  id: string;
}

export function useRetention({ of, id }: Kept) {
  const params = { path: { id } };
  return useQuery({
    queryKey: [of, id, 'retention'],
    queryFn: () =>
      of === 'letter'
        ? bodyOf(api.GET('/api/letters/{id}/retention', { params }))
        : bodyOf(api.GET('/api/agreements/{id}/retention', { params })),
  });
}

export type RetentionStep = 'hold' | 'release' | 'propose' | 'confirm' | 'withdraw';

export function useRetentionStep({ of, id }: Kept) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, reason = '' }: { step: RetentionStep; reason?: string }) => {
      const params = { path: { id } };
      const body = { reason };
      if (of === 'letter') {
        return step === 'hold'
          ? bodyOf(api.POST('/api/letters/{id}/hold', { params, body }))
          : bodyOf(api.POST('/api/letters/{id}/hold/release', { params, body }));
      }
      if (step === 'hold') return bodyOf(api.POST('/api/agreements/{id}/hold', { params, body }));
      if (step === 'release') return bodyOf(api.POST('/api/agreements/{id}/hold/release', { params, body }));
      if (step === 'propose') return bodyOf(api.POST('/api/agreements/{id}/disposal', { params, body }));
      if (step === 'confirm') return bodyOf(api.POST('/api/agreements/{id}/disposal/confirm', { params }));
      return bodyOf(api.POST('/api/agreements/{id}/disposal/withdraw', { params }));
    },
    onSettled: () =>
      Promise.all([of, 'archive', 'letters'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
