import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, type Schemas } from './client';

export type UserBody = Schemas['InviteUserBody'] & Pick<Schemas['ChangeUserBody'], 'disabled'>;
export type UserView = Schemas['UserView'];
export type MailJob = Schemas['MailJobView'];

export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: async () => (await bodyOf(api.GET('/api/users', { params: { query: { limit: 200 } } }))).items,
  });
}

/** Adds a user, who gets a mail with a link to set a password. */
export function useInviteUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['InviteUserBody']) => bodyOf(api.POST('/api/users', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export function useChangeUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, body }: { id: string; version: number; body: Schemas['ChangeUserBody'] }) =>
      bodyOf(api.PATCH('/api/users/{id}', { params: { path: { id } }, headers: ifVersion(version), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export const useSendPasswordLink = () =>
  useMutation({
    mutationFn: (id: string) => bodyOf(api.POST('/api/users/{id}/password-link', { params: { path: { id } } })),
  });

export function useDeadMails() {
  return useQuery({
    queryKey: ['mail-jobs', 'dead'],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/mail-jobs', { params: { query: { status: 'dead', limit: 200 } } }))).items,
  });
}

export function useRetryMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bodyOf(api.POST('/api/mail-jobs/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mail-jobs'] }),
  });
}
