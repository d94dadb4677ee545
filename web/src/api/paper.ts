import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type PaperCopy = Schemas['PaperCopyView'];

/** The latest scan; asked for anew when another one was uploaded. */
export function usePaperFile(agreementId: string, sha256: string | undefined) {
  return useQuery({
    queryKey: ['agreement', agreementId, 'paper', sha256],
    queryFn: () =>
      bodyOf<unknown>(
        api.GET('/api/agreements/{id}/paper', { params: { path: { id: agreementId } }, parseAs: 'arrayBuffer' }),
      ) as Promise<ArrayBuffer>,
    enabled: sha256 !== undefined,
    staleTime: Infinity,
  });
}

function usePaperWrite<A>(mutationFn: (input: A) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(
        ['agreements', 'agreement', 'ceremony', 'archive', 'follow-ups', 'follow-up'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export const useUploadPaper = (agreementId: string) =>
  usePaperWrite(({ file, signedOn, place }: { file: File; signedOn: string; place: string }) => {
    const form = new FormData();
    // Fields first: the file is read as a stream.
    form.set('signedOn', signedOn);
    form.set('place', place);
    form.set('file', file);
    return bodyOf(
      api.POST('/api/agreements/{id}/paper', {
        params: { path: { id: agreementId } },
        body: { file: '', signedOn, place },
        bodySerializer: () => form,
      }),
    );
  });

export const useVerifyPaper = (agreementId: string) =>
  usePaperWrite(() => bodyOf(api.POST('/api/agreements/{id}/paper/verify', { params: { path: { id: agreementId } } })));
