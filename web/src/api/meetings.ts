import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Meeting = Schemas['MeetingDto'];
export type MeetingPlan = Schemas['MeetingPlanDto'];
export type MeetingParty = Schemas['MeetingParty'];
export type PlaceMeeting = Schemas['PlaceMeetingDto'];

export function useMeetings(eventId: string) {
  return useQuery({
    queryKey: ['meetings', eventId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/events/{id}/meetings', { params: { path: { id: eventId } }, signal })),
    refetchInterval: 10_000,
  });
}

export function useMeetingParties(eventId: string, q: string) {
  return useQuery({
    queryKey: ['meeting-parties', eventId, q],
    placeholderData: (before: MeetingParty[] | undefined) => before,
    queryFn: async () => {
      const params = { path: { id: eventId }, query: { q } };
      return (await bodyOf(api.GET('/api/events/{id}/meeting-parties', { params }))).items;
    },
  });
}

function useMeetingWrite<A, R>(eventId: string, mutationFn: (input: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => client.invalidateQueries({ queryKey: ['meetings', eventId] }),
  });
}

export const usePlanMeetings = (eventId: string) =>
  useMeetingWrite(eventId, (body: Schemas['MeetingPlanInput']) =>
    bodyOf(api.PUT('/api/events/{id}/meeting-plan', { params: { path: { id: eventId } }, body })),
  );

export const useProposeMeeting = (eventId: string) =>
  useMeetingWrite(eventId, (body: Schemas['MeetingInput']) =>
    bodyOf(api.POST('/api/events/{id}/meetings', { params: { path: { id: eventId } }, body })),
  );

export type MeetingStep =
  | { step: 'cancel' }
  | { step: 'missed'; absent: 'asking' | 'giving' | 'both' }
  | { step: 'held'; kind?: 'cooperation' | 'settlement' };

export const useMeetingStep = (eventId: string, meetingId: string) =>
  useMeetingWrite(eventId, (step: MeetingStep) => {
    const params = { path: { id: eventId, meetingId } };
    if (step.step === 'cancel') return bodyOf(api.POST('/api/events/{id}/meetings/{meetingId}/cancel', { params }));
    if (step.step === 'missed') {
      const body = { absent: step.absent };
      return bodyOf(api.POST('/api/events/{id}/meetings/{meetingId}/missed', { params, body }));
    }
    const body = step.kind === undefined ? {} : { intent: { kind: step.kind } };
    return bodyOf(api.POST('/api/events/{id}/meetings/{meetingId}/held', { params, body }));
  });

/** The meetings of one attendee, by the mailed link. */
export function usePlaceMeetings(id: string) {
  return useQuery({
    queryKey: ['place-meetings', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/registrations/{id}/meetings', { params: { path: { id } } }))).items,
  });
}

export function useAnswerMeeting(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ meetingId, says }: { meetingId: string; says: 'accept' | 'decline' }) => {
      const params = { path: { id, meetingId } };
      return bodyOf(
        says === 'accept'
          ? api.POST('/api/registrations/{id}/meetings/{meetingId}/accept', { params })
          : api.POST('/api/registrations/{id}/meetings/{meetingId}/decline', { params }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['place-meetings', id] }),
  });
}
