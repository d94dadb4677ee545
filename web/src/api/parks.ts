import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, type Schemas } from './client';

export type Park = Schemas['ParkView'];

export function useParks() {
  return useQuery({ queryKey: ['parks'], queryFn: async () => (await bodyOf(api.GET('/api/parks'))).items });
}

export function usePark(id: string) {
  return useQuery({
    queryKey: ['parks', id],
    queryFn: () => bodyOf(api.GET('/api/parks/{id}', { params: { path: { id } } })),
  });
}

export function useChangePark(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: Schemas['ParkSpaceBody'] & { version: number }) =>
      bodyOf(api.PATCH('/api/parks/{id}', { params: { path: { id } }, headers: ifVersion(version), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['parks'] }),
  });
}

/** The framework agreements of each university. */
export function useFrameworks() {
  return useQuery({ queryKey: ['frameworks'], queryFn: async () => (await bodyOf(api.GET('/api/frameworks'))).items });
}
