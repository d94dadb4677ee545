import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

export type AgreementBody = Schemas['AgreementBody'];
export type AgreementView = Schemas['AgreementView'];
export type AgreementDetail = Schemas['AgreementDetail'];
export type EnvelopeView = Schemas['EnvelopeView'];
export type AuditLine = Schemas['AuditLineView'];

export function useAgreements(query: Query) {
  return useInfiniteQuery({
    queryKey: ['agreements', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/agreements', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useAgreement(id: string) {
  return useQuery({
    queryKey: ['agreement', id],
    queryFn: () => bodyOf(api.GET('/api/agreements/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    // While people sign or the seal is being set, the page follows by itself.
    refetchInterval: ({ state }) => (state.data?.status === 'signing' ? 3_000 : false),
  });
}

export function useAuditTrail(id: string, version: number) {
  return useQuery({
    queryKey: ['agreement', id, 'trail', version],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/agreements/{id}/audit-trail', { params: { path: { id } } }))).items,
    placeholderData: (before: AuditLine[] | undefined) => before,
  });
}

/** The frozen file, or the sealed one once it is complete. */
export function useAgreementFile(id: string, sha256: string | undefined) {
  return useQuery({
    queryKey: ['agreement', id, 'file', sha256],
    queryFn: () =>
      bodyOf<unknown>(
        api.GET('/api/agreements/{id}/document.pdf', { params: { path: { id } }, parseAs: 'arrayBuffer' }),
      ) as Promise<ArrayBuffer>,
    enabled: sha256 !== undefined,
    staleTime: Infinity,
  });
}

function useAgreementWrite<A>(mutationFn: (input: A) => Promise<AgreementDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(
        ['agreements', 'agreement', 'follow-ups', 'follow-up'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export const useSaveAgreement = (id?: string) =>
  useAgreementWrite(({ body, version }: { body: AgreementBody; version?: number }) =>
    id
      ? bodyOf(api.PATCH('/api/agreements/{id}', { params: { path: { id } }, headers: ifVersion(version), body }))
      : bodyOf(api.POST('/api/agreements', { body })),
  );

export const useAgreementAction = (id: string) =>
  useAgreementWrite(
    ({ name, reason }: { name: 'send' | 'void' | 'abandon' | 'terminate' | 'remind'; reason?: string }) => {
      const params = { path: { id } };
      if (name === 'send') return bodyOf(api.POST('/api/agreements/{id}/send', { params }));
      if (name === 'remind') return bodyOf(api.POST('/api/agreements/{id}/remind', { params }));
      if (name === 'void') return bodyOf(api.POST('/api/agreements/{id}/void', { params, body: { reason } }));
      if (name === 'abandon') return bodyOf(api.POST('/api/agreements/{id}/abandon', { params, body: { reason } }));
      return bodyOf(api.POST('/api/agreements/{id}/terminate', { params, body: { reason } }));
    },
  );
