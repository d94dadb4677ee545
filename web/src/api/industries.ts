import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { locale } from '../i18n';
import { api, bodyOf, type Schemas } from './client';

export type Industry = Schemas['IndustryView'];

/** The table of industries, retired ones too. */
export function useIndustries() {
  return useQuery({
    queryKey: ['industries'],
    staleTime: 5 * 60_000,
    queryFn: async () => (await bodyOf(api.GET('/api/industries'))).items,
  });
}

/** What a record's industry is called in the reader's language. */
export function useIndustryName(): (industry: string) => string {
  const industries = useIndustries();
  return (industry) =>
    (locale() === 'en' && industries.data?.find(({ name }) => name === industry)?.nameEn) || industry;
}

/** What can be chosen: all that are not retired, and what is chosen already. */
export function useIndustryChoices(chosen?: string | null): { value: string; label: string }[] {
  const industries = useIndustries();
  const nameOf = useIndustryName();
  const names = (industries.data ?? []).filter(({ retired }) => !retired).map(({ name }) => name);
  const all = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  return all.map((value) => ({ value, label: nameOf(value) }));
}

export type IndustryChange = { id?: string } & Schemas['IndustryChange'];

/** Adds one, or changes the one of that id. */
export function useSaveIndustry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name = '', ...rest }: IndustryChange) =>
      id === undefined
        ? bodyOf(api.POST('/api/industries', { body: { name, nameEn: rest.nameEn } }))
        : bodyOf(
            api.PATCH('/api/industries/{id}', {
              params: { path: { id } },
              body: { ...rest, ...(name ? { name } : {}) },
            }),
          ),
    // What has a renamed one shows its new name.
    onSuccess: () =>
      Promise.all(
        ['industries', 'catalogue', 'events', 'event'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
