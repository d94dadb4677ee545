import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';

export type Availability = Schemas['AvailabilityDto'];
export type Occupancy = Schemas['OccupancyDto'];
export type RegistrationItem = Schemas['RegistrationItemDto'];
/** A registration as its owner sees it, with its event: also of events that nobody else sees. */
export type PlaceView = Schemas['RegistrationDto'];
/** A new registration, that the address has one already, or that a link was mailed to confirm it. */
export type SignUpResult = Schemas['SignedUpDto'] | Schemas['AlreadyRegisteredDto'] | Schemas['ConfirmEmailDto'];
/** `homepage` is left empty by people. */
export type SignUpBody = Schemas['SignUpDto'] & { email: string; homepage?: string };

export function useAvailability(eventId: string, enabled = true) {
  return useQuery({
    queryKey: ['availability', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/availability', { params: { path: { id: eventId } } })),
    enabled: enabled && eventId !== '',
    staleTime: 10_000,
  });
}

export function useSignUp(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: SignUpBody; idempotencyKey: string }): Promise<SignUpResult> =>
      bodyOf(
        api.POST('/api/events/{id}/registrations', {
          params: { path: { id: eventId } },
          headers: { 'Idempotency-Key': idempotencyKey },
          body,
        }),
      ),
    // Also when it was refused: the last place may just have gone. Asked again by the next page that shows it.
    onSettled: () => client.invalidateQueries({ queryKey: ['availability', eventId], refetchType: 'none' }),
  });
}

/** Exchanges the link's token for a cookie that opens this one place and nothing else. */
export function useOpenPlace(token: string) {
  return useQuery({
    queryKey: ['place-link', token],
    queryFn: () => bodyOf(api.POST('/api/registrations/sessions', { body: { token } })),
    enabled: token !== '',
    staleTime: Infinity,
  });
}

export function usePlace(id: string | null) {
  return useQuery({
    queryKey: ['place', id],
    queryFn: () => bodyOf(api.GET('/api/registrations/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
  });
}

/** The livestream's address, told to who has a place; asking for it is counted as attendance. */
export const useJoin = (id: string) =>
  useMutation({ mutationFn: () => bodyOf(api.POST('/api/registrations/{id}/join', { params: { path: { id } } })) });

export function usePlaceAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, reason }: { name: 'cancel' | 'approve' | 'reject'; reason?: string }) => {
      const params = { path: { id } };
      if (name === 'approve') return bodyOf(api.POST('/api/registrations/{id}/approve', { params }));
      if (name === 'reject')
        return bodyOf(api.POST('/api/registrations/{id}/reject', { params, body: { reason: reason ?? '' } }));
      return bodyOf(api.POST('/api/registrations/{id}/cancel', { params, body: { reason } }));
    },
    onSuccess: () =>
      Promise.all(
        ['place', 'registrations', 'occupancy', 'availability'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export const useStateIntent = (registrationId: string) =>
  useMutation({
    mutationFn: (body: Schemas['StateIntentDto']) =>
      bodyOf(api.POST('/api/registrations/{id}/intents', { params: { path: { id: registrationId } }, body })),
  });

/** Refreshed by itself, so that a door and a desk see each other's people. */
export function useOccupancy(eventId: string, enabled = true) {
  return useQuery({
    queryKey: ['occupancy', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/occupancy', { params: { path: { id: eventId } } })),
    refetchInterval: 5_000,
    enabled,
  });
}

export function useRegistrations(eventId: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ['registrations', eventId, query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/events/{id}/registrations', {
          params: { path: { id: eventId }, query: { ...query, cursor: pageParam } },
          signal,
        }),
      ),
    ...nextPage,
  });
}

/** How one signs up, once the event is published. Below the seats held it is refused (BELOW_HELD). */
export type TermsBody = Schemas['ChangeSignUpTermsDto'];

/** How one signs up, as it now is. */
export function useTerms(eventId: string) {
  return useQuery({
    queryKey: ['terms', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/sign-up-terms', { params: { path: { id: eventId } } })),
    // What is edited must be what is there now.
    gcTime: 0,
  });
}

export function useChangeTerms(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: TermsBody; version?: number }) =>
      bodyOf(
        api.PATCH('/api/events/{id}/sign-up-terms', {
          params: { path: { id: eventId } },
          body,
          headers: version === undefined ? {} : { 'if-match': `"${version}"` },
        }),
      ),
    onSuccess: () =>
      Promise.all(
        ['occupancy', 'availability', 'registrations', 'terms'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
