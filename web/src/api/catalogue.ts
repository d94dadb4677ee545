import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';

/** Achievements and needs are alike in all but a few fields. */
export const catalogueTypes = ['achievements', 'needs'] as const;
export type CatalogueType = (typeof catalogueTypes)[number];
export type CatalogueView = Schemas['AchievementView'] & Partial<Schemas['NeedView']>;
export type CatalogueBody = Schemas['AchievementInput'] & Schemas['NeedInput'];
export const catalogueStatuses = ['draft', 'in_review', 'published', 'withdrawn', 'expired'] as const;

interface CataloguePage {
  items: CatalogueView[];
  nextCursor: string | null;
}

export function useCatalogue(type: CatalogueType, query: Query) {
  return useInfiniteQuery({
    queryKey: ['catalogue', type, query],
    queryFn: ({ pageParam, signal }): Promise<CataloguePage> => {
      const params = { query: { ...query, cursor: pageParam } };
      return bodyOf<CataloguePage>(
        type === 'needs'
          ? (api.GET('/api/needs', { params, signal }) as Promise<{ data?: CataloguePage }>)
          : api.GET('/api/achievements', { params, signal }),
      );
    },
    ...nextPage,
  });
}

export function useCatalogueRecord(type: CatalogueType, id: string) {
  return useQuery({
    queryKey: ['catalogue', type, 'one', id],
    queryFn: () => {
      const params = { path: { id } };
      return bodyOf<CatalogueView>(
        type === 'needs'
          ? (api.GET('/api/needs/{id}', { params }) as Promise<{ data?: CatalogueView }>)
          : api.GET('/api/achievements/{id}', { params }),
      );
    },
    enabled: id !== '',
  });
}

/** Where something was shown; at events the reader may see. */
export function useShowings(type: CatalogueType, id: string) {
  const query = type === 'needs' ? { need: id } : { achievement: id };
  return useQuery({
    queryKey: ['showings', type, id],
    queryFn: async () => (await bodyOf(api.GET('/api/showings', { params: { query: { ...query, limit: 50 } } }))).items,
  });
}

function useCatalogueWrite<A>(mutationFn: (input: A) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ['catalogue'] }) });
}

export const useSaveRecord = (type: CatalogueType) =>
  useCatalogueWrite(({ id, version, body }: { id?: string; version?: number; body: CatalogueBody }) => {
    if (id === undefined) {
      return type === 'needs'
        ? bodyOf(api.POST('/api/needs', { body }))
        : bodyOf(api.POST('/api/achievements', { body }));
    }
    const change = { params: { path: { id } }, headers: ifVersion(version), body };
    return type === 'needs'
      ? bodyOf(api.PATCH('/api/needs/{id}', change))
      : bodyOf(api.PATCH('/api/achievements/{id}', change));
  });

export type CatalogueStep = { step: 'submit' | 'publish' | 'withdraw' } | { step: 'give-back'; reason: string };

export const useCatalogueStep = (type: CatalogueType, id: string) =>
  useCatalogueWrite((step: CatalogueStep) => {
    const params = { path: { id } };
    if (step.step === 'give-back') {
      const body = { reason: step.reason };
      return type === 'needs'
        ? bodyOf(api.POST('/api/needs/{id}/give-back', { params, body }))
        : bodyOf(api.POST('/api/achievements/{id}/give-back', { params, body }));
    }
    return type === 'needs'
      ? bodyOf(api.POST(`/api/needs/{id}/${step.step}`, { params }))
      : bodyOf(api.POST(`/api/achievements/{id}/${step.step}`, { params }));
  });

/** Attachments and contact, which stand beside a record. */
export type BesideAction = { do: 'attach'; file: File } | { do: 'remove'; fileId: string } | { do: 'erase_contact' };

export const useBesideRecord = (id: string) =>
  useCatalogueWrite((action: BesideAction) => {
    const params = { path: { id } };
    if (action.do === 'erase_contact') return bodyOf(api.DELETE('/api/catalogue/{id}/contact', { params }));
    if (action.do === 'remove') {
      const of = { params: { path: { id, fileId: action.fileId } } };
      return bodyOf(api.DELETE('/api/catalogue/{id}/files/{fileId}', of));
    }
    const form = new FormData();
    form.set('file', action.file);
    return bodyOf(api.POST('/api/catalogue/{id}/files', { params, body: { file: '' }, bodySerializer: () => form }));
  });
