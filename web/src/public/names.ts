import { locale } from '../i18n';

/** In the reader's language, where it has a name in it. */
export const titleOf = (event: { title: string; titleEn?: string | null }): string =>
  locale() === 'en' && event.titleEn ? event.titleEn : event.title;

export const nameOf = (organisation: { name: string; nameEn?: string | null }): string =>
  locale() === 'en' && organisation.nameEn ? organisation.nameEn : organisation.name;
