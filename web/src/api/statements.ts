import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, type Query, type Schemas } from './client';

export type Statement = Schemas['StatementView'];
export type StatementDetail = Schemas['StatementDetail'];
type Optional = 'figure' | 'label' | 'qualifier' | 'from' | 'to' | 'asOf' | 'kind' | 'scope';
export type StatementBody = Pick<Statement, 'value' | 'unit' | 'definition' | 'source'> & {
  [K in Optional]?: Statement[K] | null;
};
export const qualifiers = ['nearly', 'about', 'odd', 'over'] as const;

/** Those whose last day lies in the period, for everything or for one kind or series. */
export function useStatements(query: Query) {
  return useQuery({
    queryKey: ['statements', query],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/reports/statements', { params: { query: { ...query, limit: 200 } } }))).items,
  });
}

export function useStatement(id: string | undefined) {
  return useQuery({
    queryKey: ['statements', id],
    enabled: id !== undefined,
    queryFn: () => bodyOf(api.GET('/api/reports/statements/{id}', { params: { path: { id: id ?? '' } } })),
  });
}

/** A new one; with `of`, the correction of one that stands. */
export function useKeepStatement(of?: Statement) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StatementBody & { reason?: string }) =>
      of
        ? bodyOf(
            api.PATCH('/api/reports/statements/{id}', {
              params: { path: { id: of.id }, header: ifVersion(of.version) },
              body,
            }),
          )
        : bodyOf(api.POST('/api/reports/statements', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['statements'] }),
  });
}

export function useWithdrawStatement() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Statement) =>
      bodyOf(api.DELETE('/api/reports/statements/{id}', { params: { path: { id }, header: ifVersion(version) } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['statements'] }),
  });
}
