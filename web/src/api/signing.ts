import { useMutation, useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type SigningSession = Schemas['SigningSessionView'];

export function useSigningSession(token: string) {
  return useQuery({
    queryKey: ['signing', token],
    queryFn: () => bodyOf(api.POST('/api/signing/sessions', { body: { token } })),
    enabled: token !== '',
    staleTime: Infinity,
    retry: false,
  });
}

/** The frozen file that is to be signed. */
export const useSigningDocument = (sha256: string, enabled: boolean) =>
  useQuery({
    queryKey: ['signing', 'document', sha256],
    queryFn: () =>
      bodyOf<unknown>(api.GET('/api/signing/document', { parseAs: 'arrayBuffer' })) as Promise<ArrayBuffer>,
    staleTime: Infinity,
    enabled,
  });

export const useSign = () =>
  useMutation({ mutationFn: (body: Schemas['SignBody']) => bodyOf(api.POST('/api/signing/sign', { body })) });
export const useDecline = () =>
  useMutation({ mutationFn: (body: Schemas['DeclineBody']) => bodyOf(api.POST('/api/signing/decline', { body })) });
