import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type IntentBody = Schemas['RecordIntentBody'];

/** That one organisation wants to go on with another; its case opens at once, or when the event ends. */
export function useRecordIntent() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: IntentBody) => bodyOf(api.POST('/api/intents', { body })),
    onSuccess: () =>
      Promise.all(['parks', 'follow-ups', 'today'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
