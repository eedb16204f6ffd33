import { texts } from '../../features/finance/texts.ts';
import { getSession, hasAccess } from '../../features/session/get-me.ts';
import { NavLink } from '../../features/session/nav-link.tsx';
import { NoAccess } from '../../features/session/no-access.tsx';

const words = texts.nav;
/** For every organisation's finance people: what concerns their own organisation. */
const own: [string, string][] = [
  ['/finance/statements', words.statements],
  ['/finance/invoices', words.invoices],
  ['/audit/ledger', words.ledger],
  ['/finance/webhooks', words.webhooks],
];
/** For the marketplace's own people and the auditor. */
const marketplace: [string, string][] = [
  ['/finance/reconcile', words.reconcile],
  ['/finance/payouts', words.payouts],
  ['/finance/statements', words.statements],
  ['/finance/invoices', words.invoices],
  ['/finance/commission', words.commission],
  ['/audit/ledger', words.ledger],
  ['/finance/close', words.close],
  ['/finance/exports', words.exports],
  ['/finance/feeds', words.feeds],
  ['/finance/chain', words.chain],
  ['/finance/webhooks', words.webhooks],
];

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
  const isMarketplace = hasAccess(session, 'auditor', 'operator');
  return (
    <div className="mx-auto grid max-w-[1280px] md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label={words.label}
        className="no-print flex flex-wrap border-rule max-md:border-b md:flex-col md:border-r md:pt-6"
      >
        <NavLink href="/finance" exact rail>
          {words.home}
        </NavLink>
        {(isMarketplace ? marketplace : own).map(([href, text]) => (
          <NavLink key={href} href={href} rail>
            {text}
          </NavLink>
        ))}
      </nav>
      <div className="page md:pl-8">{children}</div>
    </div>
  );
}
