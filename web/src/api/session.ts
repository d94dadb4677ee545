import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from './client';
import type { Role } from './types';

export interface Me {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  hosts: string[];
  memberOf: string[];
}

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: async () => (await get<{ user: Me | null }>('/api/auth/get-session')).user,
  });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => post<{ token: string }>('/api/auth/sign-in/email', body),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<unknown>('/api/auth/sign-out'),
    onSuccess: () => client.clear(),
  });
}

export function useSetPassword() {
  return useMutation({
    mutationFn: (body: { token: string; newPassword: string }) => post<unknown>('/api/auth/reset-password', body),
  });
}
