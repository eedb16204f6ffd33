import { getSession, hasAccess } from '../../features/session/get-me.ts';
import { NavLink } from '../../features/session/nav-link.tsx';
import { NoAccess } from '../../features/session/no-access.tsx';
import { texts } from '../../features/vendor/texts.ts';

export default async function VendorLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  if (!hasAccess(session, 'vendor')) {
    return (
      <div className="page">
        <h1 className="mb-4">{texts.home.title}</h1>
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
        <NavLink href="/vendor" exact rail>
          {words.home}
        </NavLink>
        {hasAccess(session, 'issuer') ? (
          <NavLink href="/vendor/certificates" rail>
            {words.certificates}
          </NavLink>
        ) : null}
        <NavLink href="/vendor/lots" rail>
          {words.lots}
        </NavLink>
        <NavLink href="/vendor/transform" rail>
          {words.transform}
        </NavLink>
        <NavLink href="/vendor/offers" rail>
          {words.offers}
        </NavLink>
        <NavLink href="/vendor/orders" rail>
          {words.orders}
        </NavLink>
        <NavLink href="/vendor/payouts" rail>
          {words.payouts}
        </NavLink>
        <NavLink href="/vendor/recalls" rail>
          {words.recalls}
        </NavLink>
        <NavLink href="/vendor/carbon" rail>
          {words.carbon}
        </NavLink>
        <NavLink href="/vendor/keys" rail>
          {words.keys}
        </NavLink>
      </nav>
      <div className="page md:pl-8">{children}</div>
    </div>
  );
}
