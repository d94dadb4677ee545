import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type WrittenMessage = Schemas['WriteMessageDto'];
export type MessagePreview = Schemas['MessagePreviewDto'];
export type SentMessage = Schemas['SentMessageDto'];
export type ReminderRule = Schemas['ReminderRuleDto'];
export type ReminderInput = Schemas['ReminderRuleInput'];

const byEvent = (id: string) => ({ params: { path: { id } } });

export const usePreviewMessage = (eventId: string) =>
  useMutation({
    mutationFn: (body: WrittenMessage) =>
      bodyOf(api.POST('/api/events/{id}/messages/preview', { ...byEvent(eventId), body })),
  });

export function useSendMessage(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, key }: { body: WrittenMessage; key: string }) =>
      bodyOf(api.POST('/api/events/{id}/messages', { ...byEvent(eventId), headers: { 'Idempotency-Key': key }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages', eventId] }),
  });
}

/** Looked at again while one is still going out. */
export function useMessages(eventId: string) {
  return useQuery({
    queryKey: ['messages', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/messages', byEvent(eventId))),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => !one.done || one.handedOver < one.picked) ? 1_500 : 30_000,
  });
}

export function useReminders(eventId: string) {
  return useQuery({
    queryKey: ['reminders', eventId],
    queryFn: () => bodyOf(api.GET('/api/events/{id}/reminders', byEvent(eventId))),
  });
}

export function useChangeReminders(eventId: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['reminders', eventId] });
  const path = (rule: string) => ({ params: { path: { id: eventId, rule } } });
  return {
    add: useMutation({
      mutationFn: (body: ReminderInput) =>
        bodyOf(api.POST('/api/events/{id}/reminders', { ...byEvent(eventId), body })),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ rule, ...body }: { rule: string } & Schemas['ChangeReminderDto']) =>
        bodyOf(api.PATCH('/api/events/{id}/reminders/{rule}', { ...path(rule), body })),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (rule: string) => api.DELETE('/api/events/{id}/reminders/{rule}', path(rule)),
      onSuccess,
    }),
  };
}
