import { defineRouting } from 'next-intl/routing';
import { languages } from './languages.ts';

/**
 * Every page stands below its language (`/fr/steel`); an address without one is redirected to the reader's own,
 * so that links on labels, in mails and in programs need not know it.
 */
export const routing = defineRouting({
  locales: languages,
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: { name: 'language', maxAge: 31_536_000, sameSite: 'lax' },
});
