import { useMutation, useQuery } from '@tanstack/react-query';
import { download, post } from './client';
import type { AgreementKind, EnvelopeStatus, SignatoryRole, SignatoryStatus } from './types';

export interface SigningSession {
  agreement: {
    number: string;
    title: string;
    kind: AgreementKind;
    parties: { label: string; name: string }[];
    /** By when, an instant. */
    signBy: string;
    envelopeStatus: EnvelopeStatus;
  };
  signatory: { name: string; title?: string; role: SignatoryRole; status: SignatoryStatus; order: number; party: string };
  /** The others, in the order in which they sign. */
  signatories: { name: string; status: SignatoryStatus }[];
  documentSha256: string;
  consent: { version: string; text: string };
}

export function useSigningSession(token: string) {
  return useQuery({
    queryKey: ['signing', token],
    queryFn: () => post<SigningSession>('/api/signing/sessions', { token }),
    enabled: token !== '',
    staleTime: Infinity,
    retry: false,
  });
}

export const downloadSigningDocument = () => download('/api/signing/document');

export interface SignBody {
  consentVersion: string;
  /** Only where a code was asked for. */
  code?: string;
  signature?: { kind: 'typed' | 'drawn'; value: string };
}

export const useSign = () => useMutation({ mutationFn: (body: SignBody) => post<unknown>('/api/signing/sign', body) });
export const useDecline = () => useMutation({ mutationFn: (reason: string) => post<unknown>('/api/signing/decline', { reason }) });
export const useRequestSigningCode = () => useMutation({ mutationFn: () => post<unknown>('/api/signing/code') });
