import { getTranslations } from 'next-intl/server';
import { auditAccess } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { DeskFrame } from '../../../ui/desk-frame.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

/** Of the marketplace and its auditors; and of who was let into a part of the record, with the places that show it. */
export default async function AuditLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  const [t, record] = await Promise.all([getTranslations('audit'), getTranslations('auditRecord')]);
  const isWhole = hasAccess(session, 'auditor', 'operator');
  const access = isWhole || session.state !== 'in' ? undefined : await read('/v2/audit/access', auditAccess);
  if (!isWhole && !(access?.ok === true && access.value.grants.length > 0)) {
    return (
      <div className="page">
        <h1 className="mb-4">{t('title')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  const part = [
    { href: '/audit', name: t('nav.home'), isExact: true },
    { href: '/audit/questions', name: record('page.questions') },
    { href: '/audit/checks', name: record('page.checks') },
  ];
  return (
    <DeskFrame
      label={t('nav.label')}
      entries={
        isWhole
          ? [
              ...part,
              { href: '/audit/escrow', name: record('page.history') },
              { href: '/audit/invariants', name: t('nav.invariants') },
              { href: '/audit/trail', name: t('nav.trail') },
              { href: '/finance/ledger', name: t('nav.ledger') },
              { href: '/finance/chain', name: t('nav.chain') },
            ]
          : part
      }
    >
      <ClientWords of={['auditCheck']}>{children}</ClientWords>
    </DeskFrame>
  );
}
