import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { organisationTree, publicOrganisation } from '@topsteel/domain/api';
import { read } from '../../../backend/read.ts';
import { AdminsOnly } from '../../../features/company/admins-only.tsx';
import { CompanyTree } from '../../../features/company/company-tree.tsx';
import { CompanyWallets } from '../../../features/company/company-wallets.tsx';
import { Profile } from '../../../features/company/profile.tsx';
import { getSession, hasAccess } from '../../../features/session/get-me.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('company'))('desk') };
}

export default async function CompanyPage() {
  const session = await getSession();
  const t = await getTranslations('company');
  const me = session.state === 'in' ? session.me : undefined;
  const organisation = me?.organisation;
  if (me === undefined || organisation === undefined || organisation === null) {
    return <AdminsOnly session={session} />;
  }
  const { account } = organisation;
  const [published, tree] = await Promise.all([
    account === null ? undefined : read(`/v2/organisations/${account}`, publicOrganisation),
    read('/v2/organisation-tree', organisationTree),
  ]);
  const keysAt = hasAccess(session, 'vendor')
    ? '/vendor/keys'
    : hasAccess(session, 'inspection-body')
      ? '/countersign/keys'
      : undefined;
  return (
    <>
      <PageTitle title={organisation.name}>{t('profile.intro')}</PageTitle>
      <div className="grid gap-10">
        <section aria-label={t('nav.overview')}>
          <Profile
            organisation={organisation}
            published={published?.ok === true ? published.value : undefined}
          />
        </section>
        {tree.ok ? (
          <CompanyTree nodes={tree.value.items} own={organisation.id} />
        ) : (
          <ProblemNotice problem={tree.problem} />
        )}
        <CompanyWallets wallets={me.wallets} keysAt={keysAt} />
      </div>
    </>
  );
}
