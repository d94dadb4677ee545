import { useMutation, useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Verdict = Schemas['VerifyAnswer'];

export function useVerdict(code: string) {
  return useQuery({
    queryKey: ['verdict', code],
    queryFn: () => bodyOf(api.GET('/api/verify/{code}', { params: { path: { code } } })),
    enabled: code !== '',
  });
}

export function useVerifyFile() {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      // The document describes the field as text; what goes out is the file itself.
      return bodyOf(api.POST('/api/verify', { body: { file: '' }, bodySerializer: () => form }));
    },
  });
}
