import { getTranslations } from 'next-intl/server';
import { financeDesk, type FinancePlace } from '../../../features/finance/finance-desk.ts';
import { getSession } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';
import { DeskFrame, type DeskEntry } from '../../../ui/desk-frame.tsx';
import { ClientWords } from '../../../words/client-words.tsx';

export default async function FinanceLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  const t = await getTranslations('finance');
  const { places, more } = financeDesk(session.state === 'in' ? session.me.access : []);
  if (places.length === 0) {
    return (
      <div className="page">
        <h1 className="mb-4">{t('title')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  const entry = (name: FinancePlace): DeskEntry =>
    name === 'home'
      ? { href: '/finance', name: t('nav.home'), isExact: true }
      : { href: `/finance/${name}`, name: t(`nav.${name}`) };
  return (
    <DeskFrame
      label={t('nav.label')}
      entries={places.map(entry)}
      {...(more.length === 0 ? {} : { more: { name: t('nav.more'), entries: more.map(entry) } })}
    >
      <ClientWords of={[]}>{children}</ClientWords>
    </DeskFrame>
  );
}
