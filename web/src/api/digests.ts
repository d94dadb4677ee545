import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, type Schemas } from './client';

export type DigestView = Schemas['DigestView'];
export type DigestEvent = Schemas['DigestEventView'];
export type DigestEdit = Schemas['DigestEditInput'];

export function useDigest(month: string | undefined) {
  return useQuery({
    queryKey: ['digest', month],
    queryFn: () => bodyOf(api.GET('/api/reports/digest', { params: { query: { month: month ?? '' } } })),
    enabled: month !== undefined,
  });
}

export function useDigestMonths() {
  return useQuery({
    queryKey: ['digests'],
    queryFn: async () => (await bodyOf(api.GET('/api/reports/digests'))).items,
  });
}

function useDigestWrite<A>(month: string, mutationFn: (input: A) => Promise<DigestView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (digest) => {
      client.setQueryData(['digest', month], digest);
      await client.invalidateQueries({ queryKey: ['digests'] });
    },
  });
}

export const useChangeDigest = (month: string) =>
  useDigestWrite(month, ({ version, ...body }: { version: number; title?: string | null; events?: DigestEdit[] }) =>
    bodyOf(api.PATCH('/api/reports/digest', { params: { query: { month } }, headers: ifVersion(version), body })),
  );

export const usePublishDigest = (month: string) =>
  useDigestWrite(month, (version: number) =>
    bodyOf(api.POST('/api/reports/digest/publish', { params: { query: { month } }, headers: ifVersion(version) })),
  );
