import type { Language } from './languages.ts';
import type { Words } from './load-words.ts';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Words;
  }
}
