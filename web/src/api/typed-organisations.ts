import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type Typed = Schemas['TypedOrganisationDto'];

/** What people who came typed as their organisation. */
export function useTypedOrganisations(query: Query) {
  return useInfiniteQuery({
    queryKey: ['typed-organisations', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/typed-organisations', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

/** Merges a name, or takes it back where no target is said. */
export function useMergeTyped() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, into }: { id: string; into?: Schemas['MergeInput'] }) => {
      const params = { path: { id } };
      return bodyOf(
        into
          ? api.POST('/api/typed-organisations/{id}/merge', { params, body: into })
          : api.POST('/api/typed-organisations/{id}/undo', { params }),
      );
    },
    // Figures follow a moment later, when the facts have arrived.
    onSuccess: () =>
      Promise.all(['typed-organisations', 'summary'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
