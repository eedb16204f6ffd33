import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { environment } from '../../environment.ts';
import { Link } from '../../ui/link.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { ApprovalsLink } from './approvals-link.tsx';
import { BasketLink } from './basket-link.tsx';
import { getSession, hasAccess } from './get-me.ts';
import { NavLink } from './nav-link.tsx';
import { placesOf } from './places-of.ts';
import { SignInLink } from './sign-in-link.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** Holds the key of a guest's basket; the backend sets it with the first line. */
const BASKET_COOKIE = 'topsteel_basket';

/** The bar on top of every page: the mark, one search for everything, the places this person may go, and who they are. */
export async function SiteHeader() {
  const [session, t, kept] = await Promise.all([getSession(), getTranslations('session'), cookies()]);
  const hasBasket = hasAccess(session, 'buyer') || (session.state === 'out' && kept.has(BASKET_COOKIE));
  return (
    <header className="no-print border-b border-rule">
      {environment().isDemo ? (
        <p className="bg-sunken px-4 py-1 text-center text-sm text-ink-2">{t('demo')}</p>
      ) : null}
      <div className="mx-auto flex max-w-[1440px] flex-wrap items-center gap-x-6 gap-y-2 px-4 pt-2.5">
        <Link
          href="/"
          prefetch={false}
          className="flex min-h-10 items-center gap-2 text-lg font-bold text-ink no-underline"
        >
          <Mark />
          {t('brand')}
        </Link>
        <div className="min-w-0 flex-1 max-md:order-last max-md:basis-full md:max-w-xl">
          <SearchField
            action="/find"
            id="site-search"
            label={t('search.label')}
            placeholder={t('search.placeholder')}
            isLabelHidden
          />
        </div>
        <div className="ml-auto flex flex-wrap items-center gap-x-4 text-sm">
          {hasBasket ? (
            <Suspense
              fallback={
                <Link href="/cart" prefetch={false} className="nav-item">
                  {t('nav.basket')}
                </Link>
              }
            >
              <BasketLink />
            </Suspense>
          ) : null}
          {hasAccess(session, 'approver') ? (
            <Suspense>
              <ApprovalsLink />
            </Suspense>
          ) : null}
          {session.state === 'in' ? (
            <>
              <Link
                href="/company"
                prefetch={false}
                className="nav-item relative max-sm:max-w-36 max-sm:truncate"
              >
                {session.me.organisation?.name ?? session.me.user.name}
                <span className="sr-only"> ({session.me.user.email})</span>
              </Link>
              <span className="max-sm:hidden">
                <SignOutButton />
              </span>
            </>
          ) : (
            <SignInLink className="nav-item font-semibold" />
          )}
          <Link href="/help" prefetch={false} className="nav-item max-sm:hidden">
            {t('nav.help')}
          </Link>
        </div>
      </div>
      <nav aria-label={t('nav.label')} className="mx-auto max-w-[1440px] overflow-x-auto px-2">
        <ul className="flex">
          {placesOf(session.state === 'in' ? session.me.access : []).map(({ href, name }) => (
            <li key={href}>
              <NavLink href={href}>{t(`nav.${name}`)}</NavLink>
            </li>
          ))}
          <li>
            <a
              href="/v"
              className="block border-b-4 border-transparent px-2 pt-2 pb-1.5 whitespace-nowrap text-ink no-underline hover:bg-sunken"
            >
              {t('nav.check')}
            </a>
          </li>
        </ul>
      </nav>
    </header>
  );
}

/** The mark: a section through an I beam. */
function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d="M3 2.5h18v4h-7v11h7v4H3v-4h7v-11H3z" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}
