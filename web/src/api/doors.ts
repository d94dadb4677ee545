import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type DoorLink = Schemas['DoorLinkDto'];
export type CheckInLine = Schemas['CheckInLineDto'];

export function useDoorLinks(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['door-links', id],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/door-links', { params: { path: { id } } })),
    enabled,
  });
}

export function useMakeDoorLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (label: string) =>
      bodyOf(api.POST('/api/events/{id}/door-links', { params: { path: { id } }, body: { label } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['door-links', id] }),
  });
}

export function useRevokeDoorLink(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (linkId: string) =>
      bodyOf(api.POST('/api/events/{id}/door-links/{linkId}/revoke', { params: { path: { id, linkId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['door-links', id] }),
  });
}

export function useWallCode(id: string) {
  return useQuery({
    queryKey: ['wall-code', id],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/wall-code', { params: { path: { id } } })),
  });
}

export function useReissueWallCode(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/api/events/{id}/wall-code/reissue', { params: { path: { id } } })),
    onSuccess: (code) => client.setQueryData(['wall-code', id], code),
  });
}

/** Every scan of the event, the newest first. */
export function useCheckInLog(id: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ['check-in-log', id, query],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/events/{id}/check-ins', { params: { path: { id }, query: { ...query, cursor: pageParam } } }),
      ),
    ...nextPage,
  });
}

/** The attendee's own check-in by the code on the wall. */
export const useSelfCheckIn = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string; code: string; nonce: string }) =>
      bodyOf(api.POST('/api/registrations/{id}/check-in', { params: { path: { id } }, body })),
  });

export const useLinkAgain = (id: string) =>
  useMutation({
    mutationFn: (email: string) =>
      bodyOf(api.POST('/api/events/{id}/link-again', { params: { path: { id } }, body: { email } })),
  });
