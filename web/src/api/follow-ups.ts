import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, type Page, type Query } from './client';
import type { FollowUpStatus, IntentKind } from './types';

export interface FollowUpLine {
  id?: string;
  at: string;
  type?: string;
  kind?: string;
  from?: FollowUpStatus | null;
  to?: FollowUpStatus | null;
  note?: string | null;
  reasonCode?: string | null;
  actor?: { name?: string } | string | null;
  by?: string | null;
}

export interface FollowUpView {
  id: string;
  version: number;
  status: FollowUpStatus;
  intentId?: string;
  kind?: IntentKind;
  intent?: { id: string; kind: IntentKind; note?: string | null };
  eventId?: string | null;
  event?: { id: string; title: string } | null;
  fromOrganisationId?: string;
  toOrganisationId?: string;
  fromOrganisation?: { id: string; name: string } | null;
  toOrganisation?: { id: string; name: string } | null;
  ownerId?: string | null;
  note?: string | null;
  nextCheckOn?: string | null;
  dueOn?: string | null;
  overdue?: boolean;
  openedAt?: string;
  createdAt?: string;
  updatedAt?: string;
  log?: FollowUpLine[];
  timeline?: FollowUpLine[];
  agreements?: { id: string; number: string; title: string; status: string }[];
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
  return useQuery({ queryKey: ['follow-up', id], queryFn: () => get<FollowUpView>(`/api/follow-ups/${id}`) });
}

export function useFollowUpAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: { name: 'advance'; to: FollowUpStatus; note: string; reasonCode?: string } | { name: 'log'; note: string }) => {
      const { name, ...body } = action;
      return post<FollowUpView>(`/api/follow-ups/${id}/${name}`, body);
    },
    onSuccess: () => Promise.all(['follow-ups', 'follow-up'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
