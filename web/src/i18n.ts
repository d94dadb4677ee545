import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import zh from './locales/zh-CN.json';

export type Locale = 'zh-CN' | 'en';
const stored = 'zuomei.locale';

/** Keys are flat (`home.title`); the workbench adds its own when it is opened. */
const loaders: Record<Locale, { pages: () => Promise<Words>; desk: () => Promise<Words> }> = {
  'zh-CN': { pages: () => Promise.resolve({ default: zh }), desk: () => import('./locales/zh-CN.desk.json') },
  en: { pages: () => import('./locales/en.json'), desk: () => import('./locales/en.desk.json') },
};
type Words = { default: Record<string, string> };
let deskOpen = false;

export const locale = (): Locale => (i18next.language === 'en' ? 'en' : 'zh-CN');

async function load(lng: Locale): Promise<void> {
  const words = [loaders[lng].pages(), ...(deskOpen ? [loaders[lng].desk()] : [])];
  for (const part of await Promise.all(words)) i18next.addResourceBundle(lng, 'translation', part.default, true, true);
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
  document.documentElement.lang = lng;
}

export async function setLocale(lng: Locale): Promise<void> {
  await load(lng);
  localStorage.setItem(stored, lng);
  document.documentElement.lang = lng;
  await i18next.changeLanguage(lng);
}

/** Adds the workbench's words; called once by the workbench before it draws anything. */
export async function openDeskWords(): Promise<void> {
  deskOpen = true;
  await load(locale());
}
