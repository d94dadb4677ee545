import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, get, post, type Page } from './client';
import type { Role } from './types';

export interface UserBody {
  email: string;
  name: string;
  roles: Role[];
  hosts?: string[];
  memberOf?: string[];
}
export interface UserView extends Required<UserBody> {
  id: string;
  createdAt?: string;
}

export function useUsers() {
  return useQuery({
    queryKey: ['users'],
    queryFn: async () => (await get<Page<UserView>>('/api/users', { limit: 200 })).items,
  });
}

export function useSaveUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: Partial<UserBody> }) =>
      id ? call<UserView>('PATCH', `/api/users/${id}`, { body }) : post<UserView>('/api/users', body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
}

export interface MailJob {
  id: string;
  kind: string;
  status: string;
  attempts: number;
  lastError?: string | null;
  createdAt: string;
  subject?: string | null;
}

export function useDeadMails() {
  return useQuery({
    queryKey: ['mail-jobs', 'dead'],
    queryFn: async () => (await get<Page<MailJob>>('/api/mail-jobs', { status: 'dead', limit: 200 })).items,
  });
}
