import '../../../features/vendor-offer/cells.css';
import { getTranslations } from 'next-intl/server';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { DeskFrame } from '../../../ui/desk-frame.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export default async function VendorLayout({ children }: { children: React.ReactNode }) {
  const [session, t] = await Promise.all([getSession(), getTranslations('vendor')]);
  if (!hasAccess(session, 'vendor')) {
    return (
      <div className="page">
        <h1 className="mb-4">{t('home.title')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  return (
    <DeskFrame
      label={t('nav.label')}
      entries={[
        { href: '/vendor', name: t('nav.home'), isExact: true },
        { href: '/vendor/orders', name: t('nav.orders') },
        { href: '/vendor/quotes', name: t('nav.quotes') },
        { href: '/vendor/offers', name: t('nav.offers') },
        { href: '/vendor/lots', name: t('nav.stock') },
        ...(hasAccess(session, 'issuer')
          ? [{ href: '/vendor/certificates', name: t('nav.certificates') }]
          : []),
        { href: '/vendor/prices', name: t('nav.prices') },
        { href: '/vendor/claims', name: t('nav.claims') },
        { href: '/vendor/payouts', name: t('nav.payouts') },
      ]}
      more={{
        name: t('nav.more'),
        entries: [
          { href: '/vendor/figures', name: t('nav.figures') },
          { href: '/vendor/transform', name: t('nav.transform') },
          { href: '/vendor/recalls', name: t('nav.recalls') },
          { href: '/vendor/carbon', name: t('nav.carbon') },
          { href: '/vendor/keys', name: t('nav.keys') },
        ],
      }}
    >
      <ClientWords of={['vendorOffer']}>{children}</ClientWords>
    </DeskFrame>
  );
}
