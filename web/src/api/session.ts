import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Me = Schemas['Me'];

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: async () => (await bodyOf(api.GET('/api/auth/get-session'))).user,
  });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignInBody']) => bodyOf(api.POST('/api/auth/sign-in/email', { body })),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/api/auth/sign-out')),
    onSuccess: () => client.clear(),
  });
}

export function useSetPassword() {
  return useMutation({
    mutationFn: (body: Schemas['ResetPasswordBody']) => bodyOf(api.POST('/api/auth/reset-password', { body })),
  });
}
