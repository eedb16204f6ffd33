import type { Metadata, Viewport } from 'next';
import { SiteHeader } from '../features/session/site-header.tsx';
import { texts } from '../features/session/texts.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'TopSteel', template: '%s · TopSteel' },
  description: 'Steel with its proof: every tonne carries its certificate, every payment settles against it.',
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1 };
/** Every page carries a fresh nonce and the reader's own session, so none is prepared at build time. */
export const dynamic = 'force-dynamic';

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-2">
          {texts.skip}
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1} className="outline-none">
          {children}
        </main>
      </body>
    </html>
  );
}
