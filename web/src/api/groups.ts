import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type GroupBody = Schemas['GroupSignUpDto'];
export type GroupResult = Schemas['GroupSignedUpDto'];

/** Signs up several colleagues at once; each is mailed a link of their own. */
export function useSignUpGroup(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: GroupBody; idempotencyKey: string }): Promise<GroupResult> =>
      bodyOf(
        api.POST('/api/events/{id}/group-registrations', {
          params: { path: { id: eventId } },
          headers: { 'Idempotency-Key': idempotencyKey },
          body,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['availability', eventId], refetchType: 'none' }),
  });
}
