import { getTranslations } from 'next-intl/server';
import { DeskFrame } from '../../ui/desk-frame.tsx';
import { readWaiting } from '../approval/read-waiting.ts';
import { getSession, hasAccess } from '../session/get-me.ts';

/** The buyer's desk: what was ordered, what went wrong with it, its papers, what is left of it and its carbon. */
export async function BuyerDesk({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  if (!hasAccess(session, 'buyer', 'vendor')) return <div className="page">{children}</div>;
  const [t, waiting] = await Promise.all([getTranslations('buyer'), readWaiting()]);
  return (
    <DeskFrame
      label={t('label')}
      entries={[
        { href: '/orders', name: t('orders') },
        ...(hasAccess(session, 'buyer')
          ? [{ href: '/approvals', name: t('approvals'), count: waiting }]
          : []),
        { href: '/rfq', name: t('rfq') },
        { href: '/claims', name: t('claims') },
        { href: '/certificates', name: t('certificates') },
        { href: '/stock', name: t('stock') },
        { href: '/carbon', name: t('carbon') },
      ]}
    >
      {children}
    </DeskFrame>
  );
}
