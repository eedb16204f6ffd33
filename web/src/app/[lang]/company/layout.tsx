import { getTranslations } from 'next-intl/server';
import { CompanyDesk } from '../../../features/company/company-desk.tsx';
import { getSession } from '../../../features/session/get-me.ts';
import { NoAccess } from '../../../features/session/no-access.tsx';

export default async function CompanyLayout({ children }: { children: React.ReactNode }) {
  const session = await getSession();
  if (session.state !== 'in') {
    const t = await getTranslations('company');
    return (
      <div className="page">
        <h1 className="mb-4">{t('desk')}</h1>
        <NoAccess session={session} />
      </div>
    );
  }
  return <CompanyDesk session={session}>{children}</CompanyDesk>;
}
