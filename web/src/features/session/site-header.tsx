import Link from 'next/link';
import { environment } from '../../environment.ts';
import { getSession, hasAccess } from './get-me.ts';
import { NavLink } from './nav-link.tsx';
import { SignInLink } from './sign-in-link.tsx';
import { SignOutButton } from './sign-out-button.tsx';
import { texts } from './texts.ts';

/** The bar on top of every page: the mark, the places this person may go, and who they are. */
export async function SiteHeader() {
  const session = await getSession();
  const words = texts.nav;
  const isAuditor = hasAccess(session, 'auditor', 'operator');
  return (
    <header className="no-print border-b border-rule">
      {environment().isDemo ? (
        <p className="bg-sunken px-4 py-1 text-center text-sm text-ink-2">{texts.demo}</p>
      ) : null}
      <div className="mx-auto flex max-w-[1280px] flex-wrap items-end gap-x-6 px-4">
        <Link
          href="/"
          prefetch={false}
          className="flex items-center gap-2 py-2.5 text-lg font-bold text-ink no-underline"
        >
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path
              d="M3 2.5h18v4h-7v11h7v4H3v-4h7v-11H3z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
            />
          </svg>
          {texts.brand}
        </Link>
        <nav aria-label={words.label} className="flex flex-wrap">
          <NavLink href="/steel">{words.steel}</NavLink>
          {hasAccess(session, 'buyer') ? <NavLink href="/orders">{words.orders}</NavLink> : null}
          {hasAccess(session, 'buyer') ? <NavLink href="/carbon">{words.carbon}</NavLink> : null}
          {hasAccess(session, 'verifier') ? <NavLink href="/verifier">{words.verifier}</NavLink> : null}
          {hasAccess(session, 'vendor') ? <NavLink href="/vendor">{words.vendor}</NavLink> : null}
          {hasAccess(session, 'inspection-body') ? (
            <NavLink href="/countersign">{words.countersign}</NavLink>
          ) : null}
          {isAuditor ? <NavLink href="/audit">{words.audit}</NavLink> : null}
          {hasAccess(session, 'finance', 'auditor', 'operator') ? (
            <NavLink href="/finance">{words.finance}</NavLink>
          ) : null}
          <a
            href="/v"
            className="block border-b-4 border-transparent px-2 pt-3 pb-2 text-ink no-underline hover:bg-sunken"
          >
            {words.check}
          </a>
        </nav>
        <div className="ml-auto flex items-center gap-4 py-3 text-sm">
          {session.state === 'in' ? (
            <>
              <span className="text-ink-2">
                {session.me.organisation?.name ?? session.me.user.name}
                <span className="sr-only"> ({session.me.user.email})</span>
              </span>
              <SignOutButton />
            </>
          ) : (
            <SignInLink className="font-semibold" />
          )}
        </div>
      </div>
    </header>
  );
}
