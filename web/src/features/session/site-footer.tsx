import { getTranslations } from 'next-intl/server';
import { Link } from '../../ui/link.tsx';
import { Preferences } from '../../ui/preferences.tsx';
import { getSession } from './get-me.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** The end of every page: languages, preferences, and what the law and people look for here. */
export async function SiteFooter() {
  const [t, session] = await Promise.all([getTranslations('session'), getSession()]);
  return (
    <footer className="no-print border-t border-rule px-4 py-4 text-sm">
      <div className="mx-auto flex max-w-[1440px] flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <LanguageSwitch />
        <div className="flex flex-wrap items-center gap-x-6">
          <Link href="/help" prefetch={false} className="nav-item">
            {t('nav.help')}
          </Link>
          <Link href="/accessibility" prefetch={false} className="nav-item">
            {t('nav.accessibility')}
          </Link>
          {session.state === 'in' ? (
            // On a phone the bar on top has no room for it.
            <span className="sm:hidden">
              <SignOutButton />
            </span>
          ) : null}
          <Preferences />
        </div>
      </div>
    </footer>
  );
}
