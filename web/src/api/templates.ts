import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, ifVersion, nextPage, type Query, type Schemas } from './client';
import { sendSheet, type SheetOutcome } from './send-sheet';

export type TemplateView = Schemas['TemplateView'];
export type TemplateBody = Schemas['TemplateBody'];
export type TemplateVersion = Schemas['TemplateVersionView'];
/** What all agreements of a table have in common; it travels as JSON in a form. */
export interface BulkBody {
  party: Schemas['PartyBody'];
  otherLabel?: string;
  otherOrder?: number;
  title?: string;
  termStartsOn?: string;
  termEndsOn?: string;
  signBy?: string;
  variables: Record<string, string>;
}
export type BulkView = Schemas['BulkView'];
export type BulkResult = Schemas['BulkResult'];

export function useTemplates(query: Query) {
  return useInfiniteQuery({
    queryKey: ['templates', query],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(api.GET('/api/templates', { params: { query: { ...query, cursor: pageParam } }, signal })),
    ...nextPage,
  });
}

export function useTemplate(id: string) {
  return useQuery({
    queryKey: ['template', id],
    queryFn: () => bodyOf(api.GET('/api/templates/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

export function useTemplateVersions(id: string, version: number) {
  return useQuery({
    queryKey: ['template', id, 'versions', version],
    queryFn: () => bodyOf(api.GET('/api/templates/{id}/versions', { params: { path: { id } } })),
  });
}

export function useSaveTemplate(id?: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Schemas['TemplateChanges'] & TemplateBody; version?: number }) =>
      id
        ? bodyOf(api.PATCH('/api/templates/{id}', { params: { path: { id } }, headers: ifVersion(version), body }))
        : bodyOf(api.POST('/api/templates', { body })),
    onSuccess: () => Promise.all(['templates', 'template'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useRetireTemplate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (retired: boolean) =>
      bodyOf(api.PATCH('/api/templates/{id}', { params: { path: { id } }, body: { retired } })),
    onSuccess: () => Promise.all(['templates', 'template'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

/** One template for many counterparties: what would happen, or the drafts. */
export function useFillMany(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      sheet,
      common,
      dryRun,
    }: {
      sheet: File | Blob;
      common: BulkBody;
      dryRun: boolean;
    }): Promise<SheetOutcome<BulkView>> => {
      const form = new FormData();
      form.set('common', JSON.stringify(common));
      form.set('file', sheet, sheet instanceof File ? sheet.name : 'rows.csv');
      return sendSheet(`/api/templates/${id}/agreements`, { dryRun }, form);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['agreements'] }),
  });
}

/** Sends one draft; the screen counts. */
export const sendAgreement = (id: string): Promise<unknown> =>
  bodyOf(api.POST('/api/agreements/{id}/send', { params: { path: { id } } }));
