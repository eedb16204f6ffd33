import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { companyDomainList, ssoProviderList } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { AdminsOnly } from '../../../../features/company/admins-only.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { DomainTable } from '../../../../features/single-sign-on/domain-table.tsx';
import { NameDomain } from '../../../../features/single-sign-on/name-domain.tsx';
import { ProofSteps } from '../../../../features/single-sign-on/proof-steps.tsx';
import { ProviderList } from '../../../../features/single-sign-on/provider-list.tsx';
import { RegisterProvider } from '../../../../features/single-sign-on/register-provider.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('singleSignOn'))('title') };
}

export default async function SingleSignOnPage() {
  const session = await getSession();
  if (session.state !== 'in' || session.me.organisation === null || !hasAccess(session, 'admin')) {
    return <AdminsOnly session={session} />;
  }
  const [domains, providers] = await Promise.all([
    read('/v2/company-domains', companyDomainList),
    read('/v2/sso-providers', ssoProviderList),
  ]);
  const t = await getTranslations('singleSignOn');
  if (!domains.ok) return <FailedPage title={t('title')} problem={domains.problem} />;
  if (!providers.ok) return <FailedPage title={t('title')} problem={providers.problem} />;
  return (
    <ClientWords of={['singleSignOn', 'stepUp', 'refusals']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        <ProofSteps domains={domains.value.items} providers={providers.value.items} />
        <section aria-labelledby="domains" className="grid gap-4">
          <h2 id="domains">{t('domains.title')}</h2>
          <DomainTable domains={domains.value.items} />
          <NameDomain />
        </section>
        <section aria-labelledby="providers" className="grid gap-6">
          <h2 id="providers">{t('providers.title')}</h2>
          <ProviderList providers={providers.value.items} />
          <RegisterProvider />
        </section>
      </div>
    </ClientWords>
  );
}
