import { getTranslations } from 'next-intl/server';
import { DeskFrame, type DeskEntry } from '../../ui/desk-frame.tsx';
import { hasAccess, type Session } from '../session/get-me.ts';

/** The places of a company's desk that this person may go to, and their own below. */
export async function CompanyDesk({ session, children }: { session: Session; children: React.ReactNode }) {
  const t = await getTranslations('company');
  const isMember = session.state === 'in' && session.me.organisation !== null;
  const isAdmin = hasAccess(session, 'admin');
  const entry = (is: boolean, href: string, name: string, isExact = false): DeskEntry[] =>
    is ? [{ href, name, isExact }] : [];
  return (
    <DeskFrame
      label={t('desk')}
      entries={[
        ...entry(isMember, '/company', t('nav.overview'), true),
        ...entry(hasAccess(session, 'admin', 'approver'), '/company/people', t('nav.people')),
        ...entry(isMember, '/company/spending', t('nav.spending')),
        ...entry(isAdmin, '/company/keys', t('nav.keys')),
        ...entry(isAdmin, '/company/single-sign-on', t('nav.singleSignOn')),
        ...entry(isAdmin, '/company/auditors', t('nav.auditors')),
        ...entry(
          isAdmin && hasAccess(session, 'vendor', 'buyer', 'finance', 'operator'),
          '/finance/webhooks',
          t('nav.webhooks'),
        ),
      ]}
      more={{
        name: t('nav.mine'),
        entries: [
          { href: '/company/me', name: t('nav.account'), isExact: true },
          { href: '/company/me/security', name: t('nav.security') },
        ],
      }}
    >
      {children}
    </DeskFrame>
  );
}
