/** The languages that documents are rendered in (ISO 639-1). */
export const documentLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** One text in each language, in their order. */
export type Texts = readonly [en: string, fr: string, de: string, es: string, it: string, nl: string];
