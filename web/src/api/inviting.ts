import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { locale } from '../i18n';
import { api, bodyOf, nextPage, type Query, type Schemas } from './client';
import { ConnectionLost, Problem } from './problem';

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
  useInvitationWrite(async ({ sheet, dryRun }: { sheet: Sheet; dryRun: boolean }): Promise<ImportOutcome> => {
    const response = await fetch(`/api/events/${eventId}/invitations/import?dryRun=${dryRun}`, {
      method: 'POST',
      headers: { 'content-type': sheet.type, 'accept-language': locale() },
      body: sheet.content,
    }).catch((error: unknown) => {
      throw new ConnectionLost('connection lost', { cause: error });
    });
    const body = (await response.json().catch(() => ({}))) as ImportOutcome & { code?: string };
    if (response.ok || body.code === 'ROWS_REJECTED') return body;
    throw new Problem(response.status, body, response.headers.get('retry-after'));
  });
