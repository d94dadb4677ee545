import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';
import { isStatus } from './problem';

export type AgreementBody = Schemas['AgreementBody'];
export type AgreementView = Schemas['AgreementView'];
export type AgreementDetail = Schemas['AgreementDetail'];
export type EnvelopeView = Schemas['EnvelopeView'];
export type SignatoryView = Schemas['SignatoryView'];
export type AuditLine = Schemas['AuditLineView'];
type Trail = Schemas['CheckedTrailView'];

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
    // While people sign, the seal is being set or the evidence made, the page follows by itself.
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'signing' || (data?.envelope.status === 'completed' && !data.envelope.evidenceSha256)
        ? 3_000
        : false,
  });
}

export function useAuditTrail(id: string, version: number) {
  return useQuery({
    queryKey: ['agreement', id, 'trail', version],
    queryFn: () => bodyOf(api.GET('/api/agreements/{id}/audit-trail', { params: { path: { id } } })),
    placeholderData: (before: Trail | undefined) => before,
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

export type PreviewBody = Schemas['PreviewBody'];

/** The file as it would be sent, of what is being written; the one before stays until the next is there. */
export function usePreview(body: PreviewBody) {
  return useQuery({
    queryKey: ['agreement-preview', body],
    queryFn: ({ signal }) =>
      bodyOf<unknown>(
        api.POST('/api/agreements/preview', { body, parseAs: 'arrayBuffer', signal }),
      ) as Promise<ArrayBuffer>,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    // Drawing gives way to what is being sent and sealed.
    retry: (count, error) => count < 5 && isStatus(error, 503),
    retryDelay: 1_000,
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

/** What staff does with an agreement besides writing it; one mutation, so that a page locks while anything acts. */
export type AgreementAction =
  | { name: 'send'; signBy?: string }
  | { name: 'remind'; signatoryId?: string }
  | { name: 'extend'; signBy: string }
  | { name: 'retry-seal' }
  | { name: 'void' | 'abandon' | 'terminate'; reason?: string };

async function act(id: string, action: AgreementAction): Promise<AgreementDetail> {
  const params = { path: { id } };
  switch (action.name) {
    case 'send': {
      const { signBy } = action;
      if (signBy !== undefined) await bodyOf(api.PATCH('/api/agreements/{id}', { params, body: { signBy } }));
      return bodyOf(api.POST('/api/agreements/{id}/send', { params }));
    }
    case 'remind':
      return bodyOf(api.POST('/api/agreements/{id}/remind', { params, body: { signatoryId: action.signatoryId } }));
    case 'extend':
      return bodyOf(api.POST('/api/agreements/{id}/extend', { params, body: { signBy: action.signBy } }));
    case 'retry-seal':
      return bodyOf(api.POST('/api/agreements/{id}/retry-seal', { params }));
    case 'void':
      return bodyOf(api.POST('/api/agreements/{id}/void', { params, body: { reason: action.reason } }));
    case 'abandon':
      return bodyOf(api.POST('/api/agreements/{id}/abandon', { params, body: { reason: action.reason } }));
    case 'terminate':
      return bodyOf(api.POST('/api/agreements/{id}/terminate', { params, body: { reason: action.reason } }));
  }
}

export const useAgreementAction = (id: string) => useAgreementWrite((action: AgreementAction) => act(id, action));
