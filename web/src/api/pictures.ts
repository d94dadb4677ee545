import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from './client';

export type Picture = Schemas['PictureView'];
export type PictureAction =
  { do: 'add'; file: File } | { do: 'arrange'; items: Schemas['PictureWords'][] } | { do: 'remove'; id: string };

export const pictureUrl = (eventId: string, id: string): string => `/api/events/${eventId}/pictures/${id}`;

const key = (eventId: string) => ['event', eventId, 'pictures'];

export function usePictures(eventId: string) {
  return useQuery({
    queryKey: key(eventId),
    queryFn: async () =>
      (await bodyOf(api.GET('/api/events/{id}/pictures', { params: { path: { id: eventId } } }))).items,
    // An event made a moment ago is not known yet to who keeps its pictures.
    retry: 3,
  });
}

export function usePictureAction(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: PictureAction) => {
      const params = { path: { id: eventId } };
      if (action.do === 'arrange') {
        return bodyOf(api.PUT('/api/events/{id}/pictures', { params, body: { items: action.items } }));
      }
      if (action.do === 'remove') {
        const of = { params: { path: { id: eventId, pictureId: action.id } } };
        return bodyOf(api.DELETE('/api/events/{id}/pictures/{pictureId}', of));
      }
      const form = new FormData();
      form.set('file', action.file);
      return bodyOf(api.POST('/api/events/{id}/pictures', { params, body: { file: '' }, bodySerializer: () => form }));
    },
    onSuccess: async ({ items }) => {
      client.setQueryData(key(eventId), items);
      await client.invalidateQueries({ queryKey: ['digest'] });
    },
  });
}
