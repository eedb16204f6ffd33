import { getTranslations } from 'next-intl/server';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { DeskFrame, type DeskEntry } from '../../../ui/desk-frame.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

/** For every organisation's finance people: what concerns their own organisation. */
const own = ['statements', 'invoices', 'ledger', 'webhooks'] as const;
/** For the marketplace's own people and the auditor: the day's work, and what is looked at now and then. */
const daily = ['reconcile', 'payouts', 'ledger', 'invoices', 'statements', 'close'] as const;
const rare = ['exports', 'commission', 'feeds', 'chain', 'webhooks'] as const;

export default async function FinanceLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  const t = await getTranslations('finance');
  if (!hasAccess(session, 'finance', 'auditor', 'operator')) {
    return (
      <div className="page">
        <h1 className="mb-4">{t('title')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  const isMarketplace = hasAccess(session, 'auditor', 'operator');
  const entry = (name: (typeof own | typeof daily | typeof rare)[number]): DeskEntry => ({
    href: `/finance/${name}`,
    name: t(`nav.${name}`),
  });
  return (
    <DeskFrame
      label={t('nav.label')}
      entries={[
        { href: '/finance', name: t('nav.home'), isExact: true },
        ...(isMarketplace ? daily : own).map(entry),
      ]}
      {...(isMarketplace ? { more: { name: t('nav.more'), entries: rare.map(entry) } } : {})}
    >
      <ClientWords of={[]}>{children}</ClientWords>
    </DeskFrame>
  );
}
