import { NextIntlClientProvider } from 'next-intl';
import { useLayoutEffect } from 'react';
import type { Language } from '../src/words/languages.ts';
import { lengthen } from '../src/words/lengthen.ts';
import type { Density, Theme } from '../src/ui/preference.ts';
import de from '../src/words/catalogue/de.ts';
import en from '../src/words/catalogue/en.ts';
import es from '../src/words/catalogue/es.ts';
import fr from '../src/words/catalogue/fr.ts';
import it from '../src/words/catalogue/it.ts';
import nl from '../src/words/catalogue/nl.ts';
import '../src/app/globals.css';

const catalogues: Record<Language, typeof en> = { en, fr, de, es, it, nl };

export type StoryFrameProps = {
  language: Language;
  theme: Theme;
  density?: Density;
  /** Every word a third longer, to see what clips. */
  isLengthened?: boolean;
  children: React.ReactNode;
};

/** What a page gives to its primitives: language, words, theme, density. */
export function StoryFrame({
  language,
  theme,
  density = 'normal',
  isLengthened = false,
  children,
}: StoryFrameProps) {
  useLayoutEffect(() => {
    const { documentElement: page } = document;
    page.lang = language;
    page.dataset.theme = theme;
    page.dataset.density = density;
  }, [language, theme, density]);
  const words = catalogues[language];
  return (
    <NextIntlClientProvider
      locale={language}
      messages={isLengthened ? lengthen(words) : words}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}
