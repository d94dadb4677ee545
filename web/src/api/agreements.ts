import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, patch, post, type Page, type Query } from './client';
import type { AgreementKind, AgreementStatus, EnvelopeStatus, SignatoryRole, SignatoryStatus } from './types';

export interface SignatoryView {
  id?: string;
  name: string;
  title?: string | null;
  email?: string;
  role: SignatoryRole;
  order: number;
  status: SignatoryStatus;
  party?: string;
  partyLabel?: string;
  signedAt?: string | null;
}

export interface EnvelopeView {
  id: string;
  status: EnvelopeStatus;
  signatories: SignatoryView[];
  sentAt?: string | null;
  completedAt?: string | null;
  reason?: string | null;
  documentSha256?: string | null;
  sealedSha256?: string | null;
}

export interface PartyBody {
  organisationId: string;
  label: string;
  signatories: { name: string; email: string; title?: string; role: SignatoryRole; order?: number }[];
}

export interface AgreementBody {
  followUpId?: string | null;
  eventIds?: string[];
  kind: AgreementKind;
  title: string;
  body?: string;
  parties: PartyBody[];
  amount?: string | null;
  technologyTransactionAmount?: string | null;
  currency?: 'CNY';
  termStartsOn?: string | null;
  termEndsOn?: string | null;
  signBy?: string | null;
  signingCode?: boolean;
}

export interface AgreementView extends Omit<AgreementBody, 'parties'> {
  id: string;
  version: number;
  number: string;
  status: AgreementStatus;
  phase?: string | null;
  evidence?: 'sealed' | 'paper' | 'recorded' | null;
  signedOn?: string | null;
  verifyCode?: string | null;
  parties: (Omit<PartyBody, 'signatories'> & { name?: string; organisationName?: string; signatories?: PartyBody['signatories'] })[];
  envelope?: EnvelopeView | null;
  envelopes?: EnvelopeView[];
  createdAt?: string;
}

export interface AuditLine {
  seq: number;
  at: string;
  type: string;
  actor: { kind?: string; name?: string; id?: string } | string | null;
  data: Record<string, unknown> | null;
  prevHash: string;
  hash: string;
}

export function useAgreements(query: Query) {
  return useInfiniteQuery({
    queryKey: ['agreements', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<Page<AgreementView>>('/api/agreements', { ...query, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useAgreement(id: string) {
  return useQuery({
    queryKey: ['agreement', id],
    queryFn: () => get<AgreementView>(`/api/agreements/${id}`),
    enabled: id !== '',
    // While people sign or the seal is being set, the page follows by itself.
    refetchInterval: ({ state }) => (state.data?.status === 'signing' ? 3_000 : false),
  });
}

export function useAuditTrail(id: string, version: number | undefined) {
  return useQuery({
    queryKey: ['agreement', id, 'trail', version],
    queryFn: async () => (await get<{ items: AuditLine[] }>(`/api/agreements/${id}/audit-trail`)).items,
    placeholderData: (before: AuditLine[] | undefined) => before,
  });
}

function useAgreementWrite<A, R>(mutationFn: (input: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(['agreements', 'agreement', 'follow-ups', 'follow-up'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export const useSaveAgreement = (id?: string) =>
  useAgreementWrite(({ body, version }: { body: AgreementBody; version?: number }) =>
    id ? patch<AgreementView>(`/api/agreements/${id}`, body, version) : post<AgreementView>('/api/agreements', body),
  );
export const useAgreementAction = (id: string) =>
  useAgreementWrite((action: { name: 'send' | 'void' | 'abandon' | 'terminate' | 'remind'; reason?: string }) =>
    post<AgreementView>(`/api/agreements/${id}/${action.name}`, action.reason ? { reason: action.reason } : {}),
  );
