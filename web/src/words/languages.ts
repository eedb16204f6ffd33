/** The languages of every page (ISO 639-1); the first one answers who asks for none of them. */
export const languages = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;
export type Language = (typeof languages)[number];

/** Each language by the name its readers know it by. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
  nl: 'Nederlands',
};

/** @example isLanguage('pt') // false */
export function isLanguage(text: string | undefined): text is Language {
  return languages.includes(text as Language);
}
