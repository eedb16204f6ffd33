import { getTranslations } from 'next-intl/server';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { DeskFrame } from '../../../ui/desk-frame.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

/** For the staff of the marketplace only. */
export default async function OpsLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  const t = await getTranslations('ops');
  if (!hasAccess(session, 'operator')) {
    return (
      <div className="page">
        <h1 className="mb-4">{t('title')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  return (
    <DeskFrame
      label={t('nav.label')}
      entries={[
        { href: '/ops', name: t('nav.home'), isExact: true },
        { href: '/ops/applications', name: t('nav.applications') },
        { href: '/ops/products', name: t('nav.products') },
        { href: '/ops/jobs', name: t('nav.jobs') },
        { href: '/audit/auditors', name: t('nav.auditors') },
        { href: '/finance/chain', name: t('nav.chain') },
        { href: '/finance/feeds', name: t('nav.feeds') },
      ]}
    >
      <ClientWords of={[]}>{children}</ClientWords>
    </DeskFrame>
  );
}
