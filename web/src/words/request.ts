import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { environment } from '../environment.ts';
import { lengthen } from './lengthen.ts';
import { loadWords } from './load-words.ts';
import { isLanguage } from './languages.ts';
import { routing } from './routing.ts';

/** In which the proxy says the language of the page that was asked for. */
const LANGUAGE_HEADER = 'x-next-intl-locale';

/** What `next-intl` is told of each request: the page's language and all of its words. */
export default getRequestConfig(async () => {
  const asked = (await headers()).get(LANGUAGE_HEADER) ?? undefined;
  const locale = isLanguage(asked) ? asked : routing.defaultLocale;
  const words = await loadWords(locale);
  return { locale, messages: environment().PSEUDO_LOCALE === '1' ? lengthen(words) : words, timeZone: 'UTC' };
});
