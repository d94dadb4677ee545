import { useMutation, useQuery } from '@tanstack/react-query';
import { call, get } from './client';
import type { AgreementKind, AgreementStatus } from './types';

export interface Verdict {
  result: 'archived' | 'valid_but_not_archived' | 'modified' | 'unsigned' | 'unknown';
  agreement?: {
    number: string;
    title: string;
    kind: AgreementKind;
    parties: ({ name: string; label?: string } | string)[];
    signedOn?: string | null;
    status: AgreementStatus;
  } | null;
}

export function useVerdict(code: string) {
  return useQuery({
    queryKey: ['verdict', code],
    queryFn: () => get<Verdict>(`/api/verify/${encodeURIComponent(code)}`),
    enabled: code !== '',
  });
}

export function useVerifyFile() {
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set('file', file);
      return call<Verdict>('POST', '/api/verify', { form });
    },
  });
}
