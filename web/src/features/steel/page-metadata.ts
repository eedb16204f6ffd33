import 'server-only';
import type { Metadata } from 'next';
import { environment } from '../../environment.ts';
import { languages, type Language } from '../../words/languages.ts';

type PublicPage = {
  language: Language;
  /** Without the language: `/steel`. By language where the address is translated. */
  path: string | ((language: Language) => string);
  title: string;
  description?: string;
  /** False for a page that is one of many views of another: not in indexes, its links are. */
  isIndexed?: boolean;
};

/** Title, description, and the one address of a public page in each language. */
export function publicMetadata({
  language,
  path,
  title,
  description,
  isIndexed = true,
}: PublicPage): Metadata {
  const address = (one: Language): string =>
    new URL(`/${one}${typeof path === 'string' ? path : path(one)}`, environment().PUBLIC_URL).href;
  return {
    title,
    ...(description === undefined ? {} : { description }),
    alternates: {
      canonical: address(language),
      // Of what no index holds, none asks for another language.
      ...(isIndexed && {
        languages: {
          ...Object.fromEntries(languages.map((one) => [one, address(one)])),
          'x-default': address('en'),
        },
      }),
    },
    ...(isIndexed ? {} : { robots: { index: false, follow: true } }),
  };
}
