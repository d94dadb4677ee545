import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';
import { uploadSheet } from './upload-sheet';

export type Invitation = Schemas['InvitationDto'];
export type ImportOutcome = Schemas['InvitationImportDto'];

export function useInvitations(eventId: string, query: Query) {
  return useInfiniteQuery({
    queryKey: ['invitations', eventId, query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/events/{id}/invitations', {
          params: { path: { id: eventId }, query: { ...query, cursor: pageParam } },
          signal,
        }),
      ),
    ...nextPage,
  });
}

function useInvitationWrite<A, R>(mutationFn: (input: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['invitations'] }) });
}

export const useInvitationAction = (invitationId: string) =>
  useInvitationWrite(({ name, email }: { name: 'revoke' | 'remind' | 'resend'; email?: string }) => {
    const params = { path: { invitationId } };
    if (name === 'revoke') return bodyOf(api.POST('/api/invitations/{invitationId}/revoke', { params }));
    if (name === 'remind') return bodyOf(api.POST('/api/invitations/{invitationId}/remind', { params }));
    return bodyOf(api.POST('/api/invitations/{invitationId}/resend', { params, body: { email } }));
  });

export const useRemindAll = (eventId: string) =>
  useInvitationWrite(() =>
    bodyOf(api.POST('/api/events/{id}/invitations/remind', { params: { path: { id: eventId } } })),
  );

export interface Sheet {
  content: Blob;
  type: string;
}

/** Sends a list. Rows that are wrong are an answer here, not a failure: they are shown one by one. */
export const useImportInvitations = (eventId: string) =>
  useInvitationWrite(({ sheet, dryRun, onSent }: { sheet: Sheet; dryRun: boolean; onSent: (share: number) => void }) =>
    uploadSheet<ImportOutcome>({
      path: `/api/events/${eventId}/invitations/import`,
      query: { dryRun },
      ...sheet,
      onSent,
    }),
  );
