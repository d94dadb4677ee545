import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, patch, post, type Page } from './client';
import type { Role } from './types';

export interface UserBody {
  email: string;
  name: string;
  roles: Role[];
  hosts?: string[];
  memberOf?: string[];
  disabled?: boolean;
}

export interface UserView extends Required<UserBody> {
  id: string;
  createdAt: string;
  version: number;
}

export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: async () => (await get<Page<UserView>>('/api/users', { limit: 200 })).items,
  });
}

/** Adds a user, who gets a mail with a link to set a password, or changes one. */
export function useSaveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, body }: { id?: string; version?: number; body: Partial<UserBody> }) =>
      id ? patch<UserView>(`/api/users/${id}`, body, version) : post<UserView>('/api/users', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export const useSendPasswordLink = () =>
  useMutation({ mutationFn: (id: string) => post<UserView>(`/api/users/${id}/password-link`) });

export interface MailJob {
  id: string;
  kind: string;
  status: string;
  attempts: number;
  error?: string;
  createdAt: string;
}

export function useDeadMails() {
  return useQuery({
    queryKey: ['mail-jobs', 'dead'],
    queryFn: async () => (await get<Page<MailJob>>('/api/mail-jobs', { status: 'dead', limit: 200 })).items,
  });
}

export function useRetryMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => post<MailJob>(`/api/mail-jobs/${id}/retry`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mail-jobs'] }),
  });
}
