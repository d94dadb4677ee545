import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';
import type { SignUpResult } from './registrations';

/** Who is invited, by whom, to what, until when. */
export type InvitedView = Schemas['InvitedDto'];

/** Exchanges the link's token for a cookie that opens this invitation and its event. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => bodyOf(api.POST('/api/invitations/sessions', { body: { token } })),
    enabled: token !== '',
    staleTime: 10_000,
  });
}

export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      body,
      idempotencyKey,
    }: {
      body: Schemas['AcceptInvitationDto'];
      idempotencyKey: string;
    }): Promise<SignUpResult> =>
      bodyOf(api.POST('/api/invitations/accept', { headers: { 'Idempotency-Key': idempotencyKey }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: ['invitation'], refetchType: 'none' }),
  });
}

export const useDeclineInvitation = () =>
  useMutation({
    mutationFn: (reason: string | undefined) => bodyOf(api.POST('/api/invitations/decline', { body: { reason } })),
  });

/** Opens the link that makes a sign-up count; the same link again answers the same. */
export function useConfirmEmail(token: string) {
  return useQuery({
    queryKey: ['confirm-email', token],
    queryFn: (): Promise<SignUpResult> => bodyOf(api.POST('/api/registrations/confirm-email', { body: { token } })),
    enabled: false,
    retry: false,
    staleTime: Infinity,
  });
}
