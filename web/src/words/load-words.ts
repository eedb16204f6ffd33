import type { Language } from './languages.ts';
import type en from './catalogue/en.ts';

/** Every feature's words, by the feature's name. */
export type Words = typeof en;

/** English is the measure: the compiler refuses another language that lacks one of its words. */
const catalogues: Record<Language, () => Promise<{ default: Words }>> = {
  en: () => import('./catalogue/en.ts'),
  fr: () => import('./catalogue/fr.ts'),
  de: () => import('./catalogue/de.ts'),
  es: () => import('./catalogue/es.ts'),
  it: () => import('./catalogue/it.ts'),
  nl: () => import('./catalogue/nl.ts'),
};

/** All words of a language. */
export async function loadWords(language: Language): Promise<Words> {
  return (await catalogues[language]()).default;
}
