import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';
import { sendSheet, type SheetOutcome } from './send-sheet';

export type LetterView = Schemas['LetterView'];
export type LettersBody = Schemas['LettersBody'];
export type LettersIssued = Schemas['LettersIssued'];
export type LetterKind = LetterView['kind'];
export type LetterStatus = LetterView['status'];

export const letterKinds = ['appointment', 'attendance', 'training'] as const satisfies LetterKind[];
export const letterStatuses = ['sealing', 'seal_failed', 'issued', 'revoked'] as const satisfies LetterStatus[];

const followMilliseconds = 1_500;
const waits = ({ status }: LetterView) => status === 'sealing' || status === 'seal_failed';

/** While something of it is being sealed, the list follows by itself. */
export function useLetters(query: Query) {
  return useInfiniteQuery({
    queryKey: ['letters', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/letters', { params: { query: { ...query, cursor: pageParam } }, signal })),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.items.some(waits)) ? followMilliseconds : false,
    ...nextPage,
  });
}

/** How far those issued together are. */
export function useLetterBatch(id: string | undefined) {
  return useQuery({
    queryKey: ['letters', 'batch', id],
    queryFn: () => bodyOf(api.GET('/api/letters/batches/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data && data.sealed + data.revoked >= data.total ? false : 1_000),
  });
}

function useLetterWrite<A, T>(mutationFn: (input: A) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['letters'] }) });
}

/** Letters by a list, or to everybody who came. */
export const useIssueLetters = () =>
  useLetterWrite(({ body, dryRun }: { body: LettersBody; dryRun: boolean }) =>
    bodyOf(api.POST('/api/letters', { params: { query: { dryRun: String(dryRun) } }, body })),
  );

/** Letters from a table; what all rows have in common goes beside it. */
export const useImportLetters = () =>
  useLetterWrite(
    ({
      sheet,
      common,
      dryRun,
    }: {
      sheet: File | Blob;
      common: Query;
      dryRun: boolean;
    }): Promise<SheetOutcome<LettersIssued>> => sendSheet('/api/imports/letters', { ...common, dryRun }, sheet),
  );

export const useRevokeLetter = () =>
  useLetterWrite(({ id, reason }: { id: string; reason?: string }) =>
    bodyOf(api.POST('/api/letters/{id}/revoke', { params: { path: { id } }, body: { reason } })),
  );

export const useEraseHolder = () =>
  useLetterWrite((id: string) => bodyOf(api.DELETE('/api/letters/{id}/holder', { params: { path: { id } } })));
