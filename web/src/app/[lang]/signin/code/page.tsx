import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { safeReturnPath } from '../../../../features/session/portal-of.ts';
import { SecondFactorForm } from '../../../../features/sign-in/second-factor-form.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('code.title') };
}

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const { next } = await searchParams;
  const t = await getTranslations('signIn');
  return (
    <div className="page">
      <PageTitle title={t('code.title')} />
      <ClientWords of={['signIn', 'refusals']}>
        <SecondFactorForm returnTo={safeReturnPath(next)} />
      </ClientWords>
    </div>
  );
}
