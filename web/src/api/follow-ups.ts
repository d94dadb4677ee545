import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, type Page, type Query } from './client';
import type { AgreementStatus, FollowUpStatus, IntentKind } from './types';

export interface FollowUpView {
  id: string;
  version: number;
  status: FollowUpStatus;
  reasonCode?: string;
  intentId: string;
  intentKind: IntentKind;
  eventId?: string;
  eventTitle?: string;
  fromOrganisationId?: string;
  fromOrganisationName?: string;
  toOrganisationId: string;
  toOrganisationName?: string;
  ownerId?: string;
  /** The day of the next planned check. */
  dueOn?: string;
  overdue: boolean;
  openedAt: string;
  advancedAt: string;
}

export interface FollowUpLine {
  id: string;
  kind: 'opened' | 'advanced' | 'noted' | 'assigned';
  from?: FollowUpStatus;
  to?: FollowUpStatus;
  reasonCode?: string;
  note?: string;
  actorName?: string;
  at: string;
}

export interface FollowUpDetail extends FollowUpView {
  intent: { id: string; kind: IntentKind; note?: string; contactName?: string; contactEmail?: string; contactPhone?: string; recordedAt: string };
  lines: FollowUpLine[];
  agreements: { id: string; number: string; title: string; status: AgreementStatus }[];
}

export function useFollowUps(query: Query) {
  return useInfiniteQuery({
    queryKey: ['follow-ups', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<Page<FollowUpView>>('/api/follow-ups', { ...query, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function useFollowUp(id: string) {
  return useQuery({ queryKey: ['follow-up', id], queryFn: () => get<FollowUpDetail>(`/api/follow-ups/${id}`), enabled: id !== '' });
}

export type FollowUpAction = { name: 'advance'; to: FollowUpStatus; note?: string; reasonCode?: string } | { name: 'log'; note: string };

export function useFollowUpAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...body }: FollowUpAction) => post<FollowUpDetail>(`/api/follow-ups/${id}/${name}`, body),
    onSuccess: () => Promise.all(['follow-ups', 'follow-up'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
