import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';
import { hasCode } from './problem';

export type SigningSession = Schemas['SigningSessionView'];

/**
 * What a link opens. Once its signatory has signed it opens nothing any more; the cookie of this browser still tells
 * how the file fares, if it is the same one's.
 */
export function useSigningSession(token: string) {
  return useQuery({
    queryKey: ['signing', token],
    queryFn: async () => {
      try {
        const session = await bodyOf(api.POST('/api/signing/sessions', { body: { token } }));
        remember(token, session.signatory.id);
        return session;
      } catch (error) {
        const own = hasCode(error, 'ALREADY_SIGNED') ? await progress().catch(() => undefined) : undefined;
        if (own && own.signatory.id === remembered(token)) return own;
        throw error;
      }
    },
    enabled: token !== '',
    staleTime: Infinity,
    retry: false,
  });
}

const slot = 'zuomei.signing';
const remember = (token: string, signatoryId: string) =>
  sessionStorage.setItem(slot, JSON.stringify({ token, signatoryId }));
function remembered(token: string): string | undefined {
  const kept = JSON.parse(sessionStorage.getItem(slot) ?? '{}') as { token?: string; signatoryId?: string };
  return kept.token === token ? kept.signatoryId : undefined;
}

const progress = () => bodyOf(api.GET('/api/signing/progress'));

/** How the file fares while the page is open: others sign, it is extended or taken back, the seal is set. */
export function useSigningProgress(opened: SigningSession, seconds: number | false) {
  return useQuery({
    queryKey: ['signing', 'progress', opened.signatory.id],
    queryFn: async () => {
      const now = await progress();
      // Another link was opened in this browser since: its news are not this page's.
      return now.signatory.id === opened.signatory.id ? now : opened;
    },
    initialData: opened,
    initialDataUpdatedAt: Date.now,
    staleTime: 3_000,
    refetchInterval: seconds === false ? false : seconds * 1000,
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

function useSigningAct<A, R>(mutationFn: (body: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: ['signing', 'progress'] }),
  });
}

export const useSign = () =>
  useSigningAct((body: Schemas['SignBody']) => bodyOf(api.POST('/api/signing/sign', { body })));
export const useDecline = () =>
  useSigningAct((body: Schemas['DeclineBody']) => bodyOf(api.POST('/api/signing/decline', { body })));
export const useDelegate = () =>
  useMutation({
    mutationFn: (body: Schemas['DelegateBody']) => bodyOf(api.POST('/api/signing/delegate', { body })),
  });
/** Mails six digits to the signatory's own address. */
export const useSigningCode = () => useMutation({ mutationFn: () => bodyOf(api.POST('/api/signing/code')) });
