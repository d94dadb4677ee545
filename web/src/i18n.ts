import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import zh from './locales/zh-CN.json';

export type Locale = 'zh-CN' | 'en';
const stored = 'zuomei.locale';

type Words = { default: Record<string, string> };
type Part = 'pages' | 'catalogue' | 'desk';

/** Keys are flat (`home.title`); the catalogue and the workbench add their own when they are opened. */
const loaders: Record<Locale, Record<Part, () => Promise<Words>>> = {
  'zh-CN': {
    pages: () => Promise.resolve({ default: zh }),
    catalogue: () => import('./locales/zh-CN.catalogue.json'),
    desk: () => import('./locales/zh-CN.desk.json'),
  },
  en: {
    pages: () => import('./locales/en.json'),
    catalogue: () => import('./locales/en.catalogue.json'),
    desk: () => import('./locales/en.desk.json'),
  },
};
const open = new Set<Part>(['pages']);

export const locale = (): Locale => (i18next.language === 'en' ? 'en' : 'zh-CN');

async function load(lng: Locale): Promise<void> {
  const words = [...open].map((part) => loaders[lng][part]());
  for (const part of await Promise.all(words)) i18next.addResourceBundle(lng, 'translation', part.default, true, true);
}

/** To who reads aloud, and, with the cookie, to what makes the files that pages link to. */
function say(lng: Locale): void {
  document.documentElement.lang = lng;
  document.cookie = `zuomei_language=${lng}; path=/; max-age=31536000; samesite=lax`;
}

export async function startI18n(): Promise<void> {
  const lng: Locale = localStorage.getItem(stored) === 'en' ? 'en' : 'zh-CN';
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: zh } },
  });
  await load(lng);
  say(lng);
}

export async function setLocale(lng: Locale): Promise<void> {
  await load(lng);
  localStorage.setItem(stored, lng);
  say(lng);
  await i18next.changeLanguage(lng);
}

/** Adds words that only some pages need, before any of them is drawn. */
export async function openWords(...parts: Part[]): Promise<void> {
  for (const part of parts) open.add(part);
  await load(locale());
}
