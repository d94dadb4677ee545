import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { download, get, patch, post, type Page, type Query } from './client';
import type { AgreementKind, AgreementPhase, AgreementStatus, EnvelopeStatus, SignatoryRole, SignatoryStatus } from './types';

export interface SignatoryView {
  id: string;
  name: string;
  title?: string;
  email?: string;
  role: SignatoryRole;
  order: number;
  status: SignatoryStatus;
  partyLabel?: string;
  party?: string;
  signedAt?: string;
  /** Why they declined. */
  reason?: string;
}

export interface EnvelopeView {
  id: string;
  status: EnvelopeStatus;
  signatories: SignatoryView[];
  createdAt: string;
  sentAt?: string;
  endedAt?: string;
  expiresAt?: string;
  reason?: string;
  documentSha256?: string;
  sealedSha256?: string;
  certificateSubject?: string;
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
}

export interface AgreementView {
  id: string;
  version: number;
  number: string;
  kind: AgreementKind;
  title: string;
  status: AgreementStatus;
  phase?: AgreementPhase;
  evidence?: 'sealed' | 'paper' | 'recorded';
  /** Local day. */
  signedOn?: string;
  followUpId?: string;
  eventIds: string[];
  parties: { organisationId: string; name: string; label: string; signatories: SignatoryView[] }[];
  /** Decimal yuan. */
  amount?: string;
  technologyTransactionAmount?: string;
  termStartsOn?: string;
  termEndsOn?: string;
  signBy?: string;
  verifyCode?: string;
  createdAt: string;
  envelope: EnvelopeView;
}

export interface AgreementDetail extends AgreementView {
  /** Markdown. */
  body: string;
  /** Newest first. */
  envelopes: EnvelopeView[];
}

export interface AuditLine {
  seq: number;
  at: string;
  type: string;
  actor: { kind: 'staff' | 'member' | 'signatory' | 'system'; id?: string };
  data: Record<string, unknown>;
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
    queryFn: () => get<AgreementDetail>(`/api/agreements/${id}`),
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

/** The frozen file, or the sealed one once it is complete. */
export function useAgreementFile(id: string, sha256: string | undefined) {
  return useQuery({
    queryKey: ['agreement', id, 'file', sha256],
    queryFn: () => download(`/api/agreements/${id}/document.pdf`),
    enabled: sha256 !== undefined,
    staleTime: Infinity,
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
