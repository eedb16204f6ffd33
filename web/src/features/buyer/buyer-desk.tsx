import { getTranslations } from 'next-intl/server';
import { DeskFrame } from '../../ui/desk-frame.tsx';
import { readWaiting } from '../approval/read-waiting.ts';
import { getSession } from '../session/get-me.ts';
import { buyerPlaces } from './buyer-places.ts';

/** The buyer's desk: what was ordered, what went wrong with it, its papers, what is left of it and its carbon. */
export async function BuyerDesk({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  const places = buyerPlaces(session.state === 'in' ? session.me.access : []);
  if (places.length === 0) return <div className="page">{children}</div>;
  const [t, waiting] = await Promise.all([getTranslations('buyer'), readWaiting()]);
  return (
    <DeskFrame
      label={t('label')}
      entries={[
        { href: '/orders', name: t('orders') },
        { href: '/approvals', name: t('approvals'), count: waiting },
        { href: '/rfq', name: t('rfq') },
        { href: '/claims', name: t('claims') },
        { href: '/certificates', name: t('certificates') },
        { href: '/stock', name: t('stock') },
        { href: '/carbon', name: t('carbon') },
      ].filter(({ href }) => places.includes(href))}
    >
      {children}
    </DeskFrame>
  );
}
