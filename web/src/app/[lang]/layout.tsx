import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { SiteFooter } from '../../features/session/site-footer.tsx';
import { SiteHeader } from '../../features/session/site-header.tsx';
import { asDensity, asTheme } from '../../ui/preference.ts';
import { Shortcuts } from '../../ui/shortcuts.tsx';
import { ClientWords } from '../../words/client-words.tsx';
import { isLanguage } from '../../words/languages.ts';
import '../globals.css';

/** Every page carries a fresh nonce and the reader's own session, so none is prepared at build time. */
export const dynamic = 'force-dynamic';
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

type LayoutProps = { children: React.ReactNode; params: Promise<{ lang: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('session');
  return {
    title: { default: t('brand'), template: `%s · ${t('brand')}` },
    description: t('about'),
    manifest: `/manifest.webmanifest?lang=${await getLocale()}`,
  };
}

export default async function RootLayout({ children, params }: LayoutProps) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  const [t, kept] = await Promise.all([getTranslations('session'), cookies()]);
  const density = asDensity(kept.get('density')?.value);
  return (
    <html lang={lang} data-theme={asTheme(kept.get('theme')?.value)} data-density={density}>
      <body>
        <a href="#content" className="skip">
          {t('skip')}
        </a>
        <ClientWords of={[]} isFrame>
          <SiteHeader />
          <main id="content" tabIndex={-1} className="outline-none">
            {children}
          </main>
          <SiteFooter />
          <Shortcuts />
        </ClientWords>
      </body>
    </html>
  );
}
