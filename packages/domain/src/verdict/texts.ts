import type { HeadlineKey } from './headline.ts';
import type { VerdictKey } from './keys.ts';
import { headlinesDe, verdictsDe } from './texts-de.ts';
import { headlinesEn, verdictsEn } from './texts-en.ts';
import { headlinesEs, verdictsEs } from './texts-es.ts';
import { headlinesFr, verdictsFr } from './texts-fr.ts';
import { headlinesIt, verdictsIt } from './texts-it.ts';
import { headlinesNl, verdictsNl } from './texts-nl.ts';

export const verdictLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;
export type VerdictLanguage = (typeof verdictLanguages)[number];

/** `…One` is said when k is 1; `stopRecord` of an archive that is not about steel; `closing` ends the page. */
export type HeadlineTextKey = HeadlineKey | 'attentionOne' | 'incompleteOne' | 'stopRecord' | 'closing';

export const verdictTemplates: Record<VerdictLanguage, Record<VerdictKey, string>> = {
  en: verdictsEn,
  fr: verdictsFr,
  de: verdictsDe,
  es: verdictsEs,
  it: verdictsIt,
  nl: verdictsNl,
};

export const headlineTemplates: Record<VerdictLanguage, Record<HeadlineTextKey, string>> = {
  en: headlinesEn,
  fr: headlinesFr,
  de: headlinesDe,
  es: headlinesEs,
  it: headlinesIt,
  nl: headlinesNl,
};
