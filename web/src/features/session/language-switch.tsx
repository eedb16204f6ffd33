'use client';

import { useLocale, useTranslations } from 'next-intl';
import { usePathname } from '../../words/navigation.ts';
import { languageNames, languages } from '../../words/languages.ts';

/** The same page in the other languages; what was asked for stays in the address. */
export function LanguageSwitch() {
  const t = useTranslations('session');
  const here = useLocale();
  const path = usePathname();
  return (
    <nav aria-label={t('language')}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {languages.map((language) => (
          <li key={language}>
            <a
              href={`/${language}${path === '/' ? '' : path}`}
              hrefLang={language}
              lang={language}
              {...(language === here ? { 'aria-current': 'true' as const } : {})}
              className={`inline-block py-1 ${language === here ? 'font-semibold text-ink no-underline' : ''}`}
              // The query is the reader's own choice of facets and pages; the server does not know it here.
              onClick={(event) => {
                event.preventDefault();
                document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`;
                window.location.assign(event.currentTarget.href + window.location.search);
              }}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
