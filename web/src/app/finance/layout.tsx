import { texts } from '../../features/finance/texts.ts';
import { getSession, hasAccess } from '../../features/session/get-me.ts';
import { NavLink } from '../../features/session/nav-link.tsx';
import { NoAccess } from '../../features/session/no-access.tsx';

export default async function FinanceLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  if (!hasAccess(session, 'finance', 'auditor', 'operator')) {
    return (
      <div className="page">
        <h1 className="mb-4">{texts.title}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  const words = texts.nav;
  return (
    <div className="mx-auto grid max-w-[1280px] md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label={words.label}
        className="no-print flex flex-wrap border-rule max-md:border-b md:flex-col md:border-r md:pt-6"
      >
        <NavLink href="/finance" exact rail>
          {words.home}
        </NavLink>
        <NavLink href="/finance/invoices" rail>
          {words.invoices}
        </NavLink>
        <NavLink href="/finance/exports" rail>
          {words.exports}
        </NavLink>
        <NavLink href="/finance/webhooks" rail>
          {words.webhooks}
        </NavLink>
        <NavLink href="/audit/ledger" rail>
          {words.ledger}
        </NavLink>
      </nav>
      <div className="page md:pl-8">{children}</div>
    </div>
  );
}
